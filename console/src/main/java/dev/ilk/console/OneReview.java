package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.ReviewPage;
import dev.ilk.gate.AnswerReview;
import dev.ilk.gate.CloseReview;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One review: what is put to whoever looks, or all of it and how far its reviewers are. */
final class OneReview {
  private static final int READ = 200;

  /** So many readings of items a page is made from; then it offers to go on. */
  private static final int READINGS = 5;

  private final Console console;

  OneReview(Console console) {
    this.console = console;
  }

  /** Which of its items are asked for. */
  private record Asked(
      Id.Review id, boolean all, Optional<ReviewAnswer> advice, boolean answered, int after) {

    boolean wants(ReviewItem item) {
      return item.answered().isPresent() == answered
          && advice.map(one -> one == item.advice()).orElse(true);
    }
  }

  /** Some items, and after which number it goes on; 0 at the end. */
  private record Some(ReadReview.Page first, List<ReviewItem> items, int next) {}

  static Optional<Id.Review> id(Visit visit) {
    return Ids.parse(Id.Review.PREFIX, Id.Review::new, visit.part("id"));
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self, 200, ""));
  }

  /** Also with what was wrong with a form of it. */
  Answer show(Visit visit, ReadSelf.Self self, int status, String wrong) {
    Optional<Id.Review> id = id(visit);
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    Asked asked =
        new Asked(
            id.get(),
            visit.parameter("whose").equals("all"),
            ReviewAnswer.of(visit.parameter("advice")),
            visit.parameter("state").equals("answered"),
            number(visit.parameter("after")));
    return console.answer(
        visit, some(visit, asked), some -> page(visit, self, asked, some, status, wrong));
  }

  static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private Outcome<Some> some(Visit visit, Asked asked) {
    ReadReview.Whose whose = asked.all() ? ReadReview.Whose.ALL : ReadReview.Whose.OWN;
    List<ReviewItem> found = new ArrayList<>();
    Optional<ReadReview.Page> first = Optional.empty();
    int after = asked.after();
    Outcome<ReadReview.Page> read = read(visit, asked.id(), whose, after);
    for (int i = 0; read instanceof Outcome.Released<ReadReview.Page>(var page, var id); i++) {
      first = first.isPresent() ? first : Optional.of(page);
      for (ReviewItem item : page.items()) {
        after = item.number();
        if (asked.wants(item)) {
          found.add(item);
        }
        if (found.size() == AnswerReview.MOST) {
          return new Outcome.Released<>(new Some(first.get(), found, after), id);
        }
      }
      if (page.items().size() < READ || i == READINGS - 1) {
        int next = page.items().size() < READ ? 0 : after;
        return new Outcome.Released<>(new Some(first.get(), found, next), id);
      }
      read = read(visit, asked.id(), whose, after);
    }
    return switch (read) {
      case Outcome.Released<ReadReview.Page> released ->
          throw new IllegalStateException("a page was read and not looked at");
      case Outcome.Refused<ReadReview.Page>(var problems, var id) ->
          new Outcome.Refused<>(problems, id);
      case Outcome.Denied<ReadReview.Page>(var decision, var id) ->
          new Outcome.Denied<>(decision, id);
      case Outcome.Unavailable<ReadReview.Page>(var reason, var id) ->
          new Outcome.Unavailable<>(reason, id);
    };
  }

  private Outcome<ReadReview.Page> read(
      Visit visit, Id.Review id, ReadReview.Whose whose, int after) {
    return console.read(visit, new ReadReview(id, whose, after, READ));
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, Asked asked, Some some, int status, String wrong) {
    Instant now = visit.arrival().at();
    Campaign campaign = some.first().campaign();
    String path = Reviews.PATH + "/" + asked.id().value();
    String advice = asked.advice().map(ReviewAnswer::word).orElse("");
    String query =
        Links.query(
            "whose",
            asked.all() ? "all" : "",
            "advice",
            advice,
            "state",
            asked.answered() ? "answered" : "",
            "after");
    ReviewPage page =
        new ReviewPage(
            asked.id().value(),
            Reviews.row(campaign, asked.all() ? "" : Reviews.yours(some.first().shares()), now),
            overdue(campaign),
            Console.oversees(self),
            asked.all(),
            campaign.closed().isEmpty(),
            advice,
            asked.answered(),
            visit.parameter("tick").equals("all"),
            some.items().stream().map(item -> ReviewItems.of(asked.id(), item, now)).toList(),
            some.next() == 0 ? "" : path + query + some.next(),
            some.first().shares().stream().map(OneReview::share).toList(),
            notice(visit),
            wrong);
    String command = "ilk review show " + asked.id().value() + (asked.all() ? " --all" : "");
    Frame frame = console.frame(visit, campaign.title(), Frame.Section.REVIEWS, self, command);
    return console.page(status, frame, page);
  }

  private static ReviewPage.Share share(ReadReview.Share one) {
    return new ReviewPage.Share(
        one.reviewer(),
        "%d of %d answered".formatted(one.answered(), one.items()),
        one.answered() == one.items());
  }

  private static String overdue(Campaign campaign) {
    return switch (campaign.overdue()) {
      case LAPSE -> "What nobody answers in time ends; an identity itself only if it is dormant.";
      case KEEP -> "What nobody answers in time stays, and the report says so.";
    };
  }

  /** Only sentences of our own: an address is no place to put words in our mouth. */
  private static String notice(Visit visit) {
    return switch (visit.parameter("done")) {
      case "answered" -> "Your answer is taken. It is carried out when the review is closed.";
      case "closed" -> "What was answered is carried out.";
      default -> "";
    };
  }

  /** Carries out what was answered. */
  Answer close(Visit visit) {
    Optional<Id.Review> id = id(visit);
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    String back = Reviews.PATH + "/" + id.get().value() + "?whose=all&state=answered&done=closed";
    return console.answer(
        visit, console.change(visit, new CloseReview(id.get())), campaign -> Answer.redirect(back));
  }
}
