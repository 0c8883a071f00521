package dev.ilk.review;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Human;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListReviews;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows reviews. */
public final class Reading {
  private final ReviewStore reviews;

  /**
   * Builds the handlers.
   *
   * @param reviews where reviews are kept
   */
  public Reading(ReviewStore reviews) {
    this.reviews = reviews;
  }

  /**
   * Lists them.
   *
   * @param permit for it
   * @return the latest first
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<Campaign>>> list(Permit<ListReviews> permit) throws PartUnavailable {
    try {
      List<Campaign> latest = reviews.latest(permit.command().limit());
      return Result.ok(Handled.of(latest, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("reviews cannot be read", e);
    }
  }

  /**
   * Shows a page of one.
   *
   * @param permit for it
   * @return with each item's digest in reach, by which it is answered
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ReadReview.Page>> read(Permit<ReadReview> permit) throws PartUnavailable {
    ReadReview asked = permit.command();
    try {
      Optional<Campaign> campaign = reviews.find(asked.id());
      if (campaign.isEmpty()) {
        return Refusals.unknown(asked.id());
      }
      Optional<Set<String>> whose =
          asked.whose() == ReadReview.Whose.OWN ? Optional.of(asker(permit)) : Optional.empty();
      List<ReviewItem> items = reviews.items(asked.id(), whose, asked.after(), asked.limit());
      List<ReadReview.Share> shares = reviews.shares(asked.id(), whose);
      return Result.ok(
          Handled.of(new ReadReview.Page(campaign.get(), items, shares), told(asked, items)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("reviews cannot be read", e);
    }
  }

  /** As what the person who asks answers. */
  static Set<String> asker(Permit<?> permit) {
    return permit.proof().actor() instanceof Human human
        ? Reviewers.parties(
            human, permit.elevations().stream().map(Elevation::role).collect(Collectors.toSet()))
        : Set.of();
  }

  private static Particulars told(ReadReview asked, List<ReviewItem> items) {
    TreeMap<String, String> details = new TreeMap<>();
    if (!items.isEmpty()) {
      details.put("shown_from", Integer.toString(items.getFirst().number()));
      details.put("shown_to", Integer.toString(items.getLast().number()));
      details.put("shown", Integer.toString(items.size()));
    }
    return new Particulars.OfAction(
        asked.action(), Optional.empty(), "Review", asked.id().value(), Optional.empty(), details);
  }
}
