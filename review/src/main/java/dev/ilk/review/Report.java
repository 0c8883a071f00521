package dev.ilk.review;

import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a review came to, as lines that anybody can write again from its items: number, digest of
 * what was shown, answer, who answered, and whether it was carried out. The record holds their
 * digest when the review is closed.
 */
public final class Report {
  private Report() {}

  /**
   * The line of an item.
   *
   * @param item answered or not
   * @return without a line break
   */
  public static String line(ReviewItem item) {
    String answer = item.answered().map(one -> one.answer().word()).orElse("-");
    String by =
        item.answered().flatMap(ReviewItem.Answered::by).map(Id.Identity::value).orElse("-");
    String done = item.applied().map(one -> one.done() ? "done" : "failed").orElse("-");
    return "%d %s %s %s %s".formatted(item.number(), item.digest(), answer, by, done);
  }

  static String digest(ReviewStore reviews, Campaign campaign) throws StoreUnavailable {
    List<String> lines = new ArrayList<>();
    for (ReviewItem item : all(reviews, campaign.id())) {
      lines.add(line(item));
    }
    return Sha256.hex(String.join("\n", lines));
  }

  static List<ReviewItem> all(ReviewStore reviews, Id.Review id) throws StoreUnavailable {
    List<ReviewItem> all = new ArrayList<>();
    List<ReviewItem> page;
    do {
      int after = all.isEmpty() ? 0 : all.getLast().number();
      page = reviews.items(id, Optional.empty(), after, ReviewStore.MOST_READ);
      all.addAll(page);
    } while (page.size() == ReviewStore.MOST_READ);
    return all;
  }
}
