package dev.ilk.console;

import dev.ilk.console.page.Chip;
import dev.ilk.console.page.IdentityPage;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.ReviewPage;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

/** How the console shows what is put to a reviewer. */
final class ReviewItems {
  private ReviewItems() {}

  static ReviewPage.Item of(Id.Review review, ReviewItem item, Instant now) {
    ReviewThing thing = item.thing();
    return new ReviewPage.Item(
        item.number(),
        token(item),
        "%s/%s/items/%d".formatted(Reviews.PATH, review.value(), item.number()),
        Parties.of(item.subject()),
        sort(thing.sort()),
        thing.name().equals(item.subject()) ? "" : thing.name(),
        thing.parts(),
        item.use().told(),
        thing.parts().stream().map(part -> used(item, part)).toList(),
        item.marks().stream().map(ReviewItems::mark).toList(),
        advice(item.advice()),
        item.because(),
        item.reviewer(),
        item.answered().map(answered -> answer(item, answered, now)));
  }

  /** What an answer names: the item, and what was shown of it. */
  static String token(ReviewItem item) {
    return item.number() + ":" + item.digest();
  }

  private static IdentityPage.Fact used(ReviewItem item, String part) {
    Instant last = item.use().parts().get(part);
    return new IdentityPage.Fact(part, last == null ? "never used" : "last used on " + day(last));
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }

  private static String sort(ReviewThing.Sort sort) {
    return switch (sort) {
      case IDENTITY -> "that it exists";
      case SCOPES -> "what it may ask for";
      case TRUST -> "a rule by which it proves itself";
      case DELEGATION -> "what was lent to it";
      case TEAM -> "being in a team";
      case ROLE -> "a role";
    };
  }

  private static Chip mark(String mark) {
    return switch (mark) {
      case "dormant" -> new Chip(Chip.Tone.BAD, mark);
      case "excess" -> new Chip(Chip.Tone.WARN, mark);
      default -> new Chip(Chip.Tone.PLAIN, mark);
    };
  }

  static String advice(ReviewAnswer answer) {
    return switch (answer) {
      case KEEP -> "keep it";
      case REDUCE -> "reduce it to what is used";
      case END -> "end it";
    };
  }

  private static ReviewPage.Answer answer(
      ReviewItem item, ReviewItem.Answered answered, Instant now) {
    return new ReviewPage.Answer(
        answered.answer().word(),
        answered.reason(),
        Moment.of(answered.at(), now),
        item.applied().map(came -> (came.done() ? "done: " : "failed: ") + came.told()).orElse(""));
  }

  static boolean isDivisible(List<ReviewItem> items) {
    return items.stream().allMatch(item -> item.thing().sort() == ReviewThing.Sort.SCOPES);
  }
}
