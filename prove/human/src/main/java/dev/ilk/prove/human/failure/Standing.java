package dev.ilk.prove.human.failure;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.util.Optional;

/** Whether a registered person may prove anything at all. */
public final class Standing {
  private Standing() {}

  /**
   * What speaks against it.
   *
   * @param human the person
   * @param now the present
   * @return {@code human_revoked}, {@code human_ended} or {@code human_expired}; empty if the
   *     person stands
   */
  public static Optional<Problem> problem(Human human, Instant now) {
    return switch (human.status()) {
      case REVOKED -> problem("human_revoked", "the identity `" + human.name() + "` is revoked");
      case ENDED -> problem("human_ended", "the identity `" + human.name() + "` has been ended");
      case ACTIVE, RESTRICTED ->
          human.standsAt(now)
              ? Optional.empty()
              : problem("human_expired", "the identity `" + human.name() + "` has expired");
    };
  }

  /**
   * The earlier of an end and the person's own.
   *
   * @param human the person
   * @param end until when something would hold otherwise
   * @return until when it holds
   */
  public static Instant end(Human human, Instant end) {
    return human.expires().filter(own -> own.isBefore(end)).orElse(end);
  }

  private static Optional<Problem> problem(String code, String message) {
    return Optional.of(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
