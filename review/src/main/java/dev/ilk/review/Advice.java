package dev.ilk.review;

import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is advised of a thing, why, and what stands out of it.
 *
 * @param marks {@code dormant}, {@code excess}, {@code new}
 * @param answer what
 * @param because why, in one sentence without a final period
 */
record Advice(List<String> marks, ReviewAnswer answer, String because) {

  /**
   * Advises.
   *
   * @param thing what
   * @param use how it was used
   * @param created since when its identity is registered
   * @param now the present
   * @param dormant what was not used for so long counts as dormant
   */
  static Advice of(
      ReviewThing thing, ReviewUse use, Instant created, Instant now, Duration dormant) {
    Instant cutoff = now.minus(dormant);
    Optional<Instant> last = use.last();
    if (last.isEmpty()) {
      return created.isAfter(cutoff)
          ? new Advice(
              List.of("new"),
              ReviewAnswer.KEEP,
              "not used yet, and its identity is registered only since " + day(created))
          : new Advice(
              List.of("dormant"),
              ReviewAnswer.END,
              "never used, and its identity is registered since " + day(created));
    }
    if (last.get().isBefore(cutoff)) {
      return new Advice(List.of("dormant"), ReviewAnswer.END, "not used since " + day(last.get()));
    }
    List<String> unused = unused(thing, use, cutoff);
    if (!unused.isEmpty()) {
      return new Advice(
          List.of("excess"),
          ReviewAnswer.REDUCE,
          "%s not used since %s".formatted(String.join(", ", unused), day(cutoff)));
    }
    return new Advice(List.of(), ReviewAnswer.KEEP, "used " + use.told());
  }

  /** The parts that were not used since an instant. */
  static List<String> unused(ReviewThing thing, ReviewUse use, Instant cutoff) {
    List<String> unused = new ArrayList<>();
    for (String part : thing.parts()) {
      Instant last = use.parts().get(part);
      if (thing.sort() == ReviewThing.Sort.SCOPES && (last == null || last.isBefore(cutoff))) {
        unused.add(part);
      }
    }
    return unused;
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }
}
