package dev.ilk.estate;

import dev.ilk.kernel.Problem;
import java.util.Optional;

/** What reasons that people give look like. */
final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /** What is wrong with a reason; the remedy says what belongs into it. */
  static Optional<Problem> problem(String reason, String remedy) {
    return reason.isBlank() || reason.length() > LONGEST
        ? Optional.of(
            Problem.of(
                    Problem.Kind.INVALID,
                    "reason_invalid",
                    "a reason has 1 to %d characters".formatted(LONGEST))
                .mend(remedy))
        : Optional.empty();
  }
}
