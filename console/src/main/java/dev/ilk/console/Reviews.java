package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.ReviewsPage;
import dev.ilk.gate.ListReviews;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.review.Campaign;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which reviews there are, and how much of each waits for whoever looks. */
final class Reviews {
  static final String PATH = ConsoleSettings.HOME + "/reviews";
  private static final int PAGE = 50;

  /** In so many open ones it is looked for what waits. */
  private static final int LOOKED_INTO = 5;

  private final Console console;

  Reviews(Console console) {
    this.console = console;
  }

  Answer list(Visit visit) {
    return console.tell(visit, new ListReviews(PAGE), (self, latest) -> page(visit, self, latest));
  }

  private Answer page(Visit visit, ReadSelf.Self self, List<Campaign> latest) {
    Instant now = visit.arrival().at();
    Map<Id.Review, Later<ReadReview.Page>> own = new HashMap<>();
    for (Campaign one : latest) {
      if (one.closed().isEmpty() && own.size() < LOOKED_INTO) {
        own.put(
            one.id(), console.begin(visit, new ReadReview(one.id(), ReadReview.Whose.OWN, 0, 1)));
      }
    }
    List<ReviewsPage.Row> rows = new ArrayList<>();
    for (Campaign one : latest) {
      Later<ReadReview.Page> waiting = own.get(one.id());
      rows.add(row(one, waiting == null ? "" : yours(waiting.outcome()), now));
    }
    Frame frame = console.frame(visit, "Reviews", Frame.Section.REVIEWS, self, "ilk review list");
    return console.page(frame, new ReviewsPage(rows));
  }

  static ReviewsPage.Row row(Campaign one, String yours, Instant now) {
    return new ReviewsPage.Row(
        PATH + "/" + one.id().value(),
        one.title(),
        one.scope().told(),
        state(one, now),
        "%d of %s answered"
            .formatted(one.tally().answered(), Words.count(one.tally().items(), "item")),
        yours,
        Moment.of(one.due(), now));
  }

  private static Chip state(Campaign one, Instant now) {
    if (one.closed().isPresent()) {
      return new Chip(Chip.Tone.GOOD, "closed");
    }
    return one.due().isBefore(now)
        ? new Chip(Chip.Tone.BAD, "overdue")
        : new Chip(Chip.Tone.WARN, "open");
  }

  private static String yours(Outcome<ReadReview.Page> outcome) {
    return outcome instanceof Outcome.Released<ReadReview.Page>(ReadReview.Page page, var id)
        ? yours(page.shares())
        : "";
  }

  /** Several people can be asked as the same team or role: what one has answered waits no more. */
  static String yours(List<ReadReview.Share> shares) {
    int items = shares.stream().mapToInt(ReadReview.Share::items).sum();
    int left = items - shares.stream().mapToInt(ReadReview.Share::answered).sum();
    return items == 0
        ? "nothing is put to you"
        : left == 0 ? "nothing waits for you any more" : left + " of " + items + " wait for you";
  }
}
