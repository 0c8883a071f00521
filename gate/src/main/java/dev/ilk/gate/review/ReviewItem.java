package dev.ilk.gate.review;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing of one identity, put to one reviewer.
 *
 * @param number within its review, from 1
 * @param identity whose it is
 * @param subject the same, for people
 * @param thing what is reviewed
 * @param reviewer who answers: {@code human:NAME}, {@code team:NAME} or {@code role:NAME}
 * @param use its real use, when the review began
 * @param marks what stands out: {@code dormant}, {@code excess}, {@code new}
 * @param advice what is advised
 * @param because why, in one sentence
 * @param answered what was answered; empty before
 * @param applied what came of it; empty before
 */
public record ReviewItem(
    int number,
    Id.Identity identity,
    String subject,
    ReviewThing thing,
    String reviewer,
    ReviewUse use,
    List<String> marks,
    ReviewAnswer advice,
    String because,
    Optional<Answered> answered,
    Optional<Applied> applied) {
  public ReviewItem {
    marks = List.copyOf(marks);
  }

  /**
   * An answer.
   *
   * @param answer which
   * @param reason why, in the reviewer's words; may be empty where the advice was followed
   * @param by who; empty if nobody answered in time and a rule did
   * @param at when
   * @param shown the digest of what the reviewer was shown
   */
  public record Answered(
      ReviewAnswer answer, String reason, Optional<Id.Identity> by, Instant at, String shown) {}

  /**
   * What came of an answer.
   *
   * @param done false if it could not be carried out; it can be tried again
   * @param told what was done, or why not
   * @param at when
   */
  public record Applied(boolean done, String told, Instant at) {}

  /**
   * Names what is shown of the item before it is answered: another use or advice is another digest.
   *
   * @return SHA-256 in hexadecimal digits
   */
  public String digest() {
    StringBuilder text = new StringBuilder();
    for (String part :
        List.of(
            Integer.toString(number),
            identity.value(),
            thing.sort().word(),
            thing.name(),
            String.join(" ", thing.parts()),
            reviewer,
            use.last().map(Instant::toString).orElse("never"),
            Long.toString(use.count()),
            use.parts().toString(),
            String.join(" ", marks),
            advice.word(),
            because)) {
      // Lengths before texts, so that no two items run together to the same.
      text.append(part.length()).append(':').append(part);
    }
    return Sha256.hex(text.toString());
  }

  /**
   * The same, answered.
   *
   * @param answer what
   * @return a copy
   */
  public ReviewItem with(Answered answer) {
    return new ReviewItem(
        number,
        identity,
        subject,
        thing,
        reviewer,
        use,
        marks,
        advice,
        because,
        Optional.of(answer),
        applied);
  }

  /**
   * The same, applied.
   *
   * @param what came of it
   * @return a copy
   */
  public ReviewItem with(Applied what) {
    return new ReviewItem(
        number,
        identity,
        subject,
        thing,
        reviewer,
        use,
        marks,
        advice,
        because,
        answered,
        Optional.of(what));
  }
}
