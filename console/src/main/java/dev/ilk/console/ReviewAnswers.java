package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.ReviewAnswerPage;
import dev.ilk.gate.AnswerReview;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers to a review. What was ticked is shown once more with its count and with what is left out,
 * as it is by now; an answer names what was shown, so nothing is answered unseen.
 */
final class ReviewAnswers {
  private static final Pattern TOKEN = Pattern.compile("([1-9][0-9]{0,5}):([0-9a-f]{64})");
  private static final int READ = 200;
  private static final int READINGS = 5;

  private final Console console;
  private final OneReview review;

  ReviewAnswers(Console console, OneReview review) {
    this.console = console;
    this.review = review;
  }

  /** The form for one item. */
  Answer one(Visit visit) {
    Optional<Id.Review> id = OneReview.id(visit);
    int number = OneReview.number(visit.part("number"));
    if (id.isEmpty() || number == 0) {
      return console.problems().missing();
    }
    return console.signedIn(
        visit, self -> form(visit, self, id.get(), Set.of(number), Set.of(), 200, "", ""));
  }

  /** The form for what was ticked. */
  Answer check(Visit visit) {
    Optional<Id.Review> id = OneReview.id(visit);
    if (id.isEmpty()) {
      return console.problems().missing();
    }
    Set<Integer> ticked = new TreeSet<>();
    shown(visit).forEach(one -> ticked.add(one.number()));
    Set<Integer> beside = new TreeSet<>();
    visit.fields("beside").stream()
        .limit(AnswerReview.MOST)
        .map(OneReview::number)
        .filter(number -> !ticked.contains(number))
        .forEach(beside::add);
    return console.meant(
        visit,
        self ->
            ticked.isEmpty()
                ? review.show(visit, self, 422, "Tick what you want to answer first.")
                : form(visit, self, id.get(), ticked, beside, 200, "", ""));
  }

  /** What a form names; at most as much as one answer covers. */
  private static List<AnswerReview.Shown> shown(Visit visit) {
    List<AnswerReview.Shown> shown = new ArrayList<>();
    for (String item : visit.fields("item")) {
      Matcher token = TOKEN.matcher(item);
      if (token.matches() && shown.size() < AnswerReview.MOST) {
        shown.add(new AnswerReview.Shown(Integer.parseInt(token.group(1)), token.group(2)));
      }
    }
    return shown;
  }

  /** Takes the answer. */
  Answer answer(Visit visit) {
    Optional<Id.Review> id = OneReview.id(visit);
    Optional<ReviewAnswer> answer = ReviewAnswer.of(visit.field("answer"));
    List<AnswerReview.Shown> shown = shown(visit);
    if (id.isEmpty() || answer.isEmpty() || shown.isEmpty()) {
      return console.problems().missing();
    }
    String reason = visit.field("reason");
    Outcome<AnswerReview.Taken> outcome =
        console.change(visit, new AnswerReview(id.get(), shown, answer.get(), reason));
    if (outcome instanceof Outcome.Refused<AnswerReview.Taken>(List<Problem> problems, var cor)
        && isMended(problems)) {
      Set<Integer> numbers = new TreeSet<>();
      shown.forEach(one -> numbers.add(one.number()));
      String problem = Words.sentence(problems.getFirst().sentence());
      return console.signedIn(
          visit, self -> form(visit, self, id.get(), numbers, Set.of(), 422, reason, problem));
    }
    String back = Reviews.PATH + "/" + id.get().value() + "?done=answered";
    return console.answer(visit, outcome, taken -> Answer.redirect(back));
  }

  /** Whether to look at the same items again, and answer otherwise, is what mends it. */
  private static boolean isMended(List<Problem> problems) {
    return problems.stream()
        .allMatch(one -> one.kind() == Problem.Kind.INVALID || one.code().equals("not_shown"));
  }

  private Answer form(
      Visit visit,
      ReadSelf.Self self,
      Id.Review id,
      Set<Integer> wanted,
      Set<Integer> beside,
      int status,
      String reason,
      String problem) {
    return console.answer(
        visit,
        find(visit, id, wanted, beside),
        found -> page(visit, self, found, wanted, status, reason, problem));
  }

  private record Found(ReadReview.Page first, TreeMap<Integer, ReviewItem> items) {}

  /** As they are now. */
  private Outcome<Found> find(Visit visit, Id.Review id, Set<Integer> wanted, Set<Integer> beside) {
    TreeSet<Integer> all = new TreeSet<>(wanted);
    all.addAll(beside);
    TreeMap<Integer, ReviewItem> items = new TreeMap<>();
    int after = all.first() - 1;
    int limit = all.size() == 1 ? 1 : READ;
    for (int i = 0; ; i++) {
      Outcome<ReadReview.Page> read =
          console.read(visit, new ReadReview(id, ReadReview.Whose.OWN, after, limit));
      switch (read) {
        case Outcome.Released<ReadReview.Page>(ReadReview.Page page, var correlation) -> {
          page.items().stream()
              .filter(item -> all.contains(item.number()))
              .forEach(item -> items.put(item.number(), item));
          after = page.items().isEmpty() ? 0 : page.items().getLast().number();
          if (page.items().size() < limit || after >= all.last() || i == READINGS - 1) {
            return new Outcome.Released<>(new Found(page, items), correlation);
          }
        }
        case Outcome.Refused<ReadReview.Page>(var problems, var correlation) -> {
          return new Outcome.Refused<>(problems, correlation);
        }
        case Outcome.Denied<ReadReview.Page>(var decision, var correlation) -> {
          return new Outcome.Denied<>(decision, correlation);
        }
        case Outcome.Unavailable<ReadReview.Page>(var why, var correlation) -> {
          return new Outcome.Unavailable<>(why, correlation);
        }
      }
    }
  }

  private Answer page(
      Visit visit,
      ReadSelf.Self self,
      Found found,
      Set<Integer> wanted,
      int status,
      String reason,
      String problem) {
    Id.Review id = found.first().campaign().id();
    Instant now = visit.arrival().at();
    List<ReviewItem> items =
        found.items().values().stream().filter(item -> wanted.contains(item.number())).toList();
    List<ReviewItem> exceptions =
        found.items().values().stream().filter(item -> !wanted.contains(item.number())).toList();
    if (items.isEmpty()) {
      return console.problems().missing();
    }
    ReviewAnswer advice = items.getFirst().advice();
    if (items.stream().anyMatch(item -> item.advice() != advice)) {
      String mixed = "Not the same is advised of all that you ticked: narrow the list by what is.";
      return review.show(visit, self, 422, mixed);
    }
    ReviewAnswerPage page =
        new ReviewAnswerPage(
            id.value(),
            found.first().campaign().title(),
            items.stream().map(item -> ReviewItems.of(id, item, now)).toList(),
            exceptions.stream().map(item -> ReviewItems.of(id, item, now)).toList(),
            advice.word(),
            ReviewItems.isDivisible(items),
            reason,
            problem);
    Frame frame =
        console.frame(
            visit, "Answer", Frame.Section.REVIEWS, self, "ilk review show " + id.value());
    return console.page(status, frame, page);
  }
}
