package dev.ilk.policy.replay;

import dev.ilk.decide.Decision;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A decision as the record tells it.
 *
 * @param index its entry in the log
 * @param time when, as the record writes it
 * @param correlation the journey it belongs to
 * @param outcome what was decided; empty where no policy was asked
 * @param reason the sentence
 * @param policies the ids of the policies that decided
 * @param policyVersion the policies in force
 * @param question what they were asked; empty if that was not kept or is erased
 */
public record Recorded(
    long index,
    String time,
    String correlation,
    Optional<Decision.Outcome> outcome,
    String reason,
    List<String> policies,
    String policyVersion,
    String question) {
  public Recorded {
    policies = List.copyOf(policies);
  }

  /**
   * When it was decided.
   *
   * @return empty if what stands there is no time
   */
  public Optional<Instant> at() {
    try {
      return Optional.of(Instant.parse(time));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /**
   * What a code in the record says of a decision.
   *
   * @param code the verdict's code
   * @return the outcome; empty if it is the code of a refusal that no policy made
   */
  public static Optional<Decision.Outcome> outcome(String code) {
    return switch (code) {
      case "allowed" -> Optional.of(Decision.Outcome.ALLOW);
      case "not_permitted", "forbidden" -> Optional.of(Decision.Outcome.DENY);
      case "needs_more" -> Optional.of(Decision.Outcome.NEEDS);
      default -> Optional.empty();
    };
  }
}
