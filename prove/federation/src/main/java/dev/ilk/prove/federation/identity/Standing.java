package dev.ilk.prove.federation.identity;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Machine;
import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.util.Optional;

/** Whether an identity that a token points at may prove itself: here, and now. */
public final class Standing {
  private Standing() {}

  /**
   * What speaks against it now.
   *
   * @param actor the identity
   * @param now the present
   * @return {@code identity_revoked}, {@code identity_ended} or {@code identity_expired}; empty if
   *     it stands
   */
  public static Optional<Problem> objection(Actor actor, Instant now) {
    String subject = actor.subject();
    return switch (actor.status()) {
      case REVOKED ->
          Optional.of(
              refused("identity_revoked", "`" + subject + "` is revoked")
                  .mend("reinstate it if that was a mistake"));
      case ENDED -> Optional.of(refused("identity_ended", "`" + subject + "` was decommissioned"));
      case ACTIVE, RESTRICTED ->
          actor
              .expires()
              .filter(end -> !now.isBefore(end))
              .map(end ->
                  refused("identity_expired", "`%s` expired at %s".formatted(subject, end))
                      .mend("renew it if it is still needed"));
    };
  }

  /**
   * What speaks against it now and at this door.
   *
   * @param machine the identity
   * @param door the environment whose door was used
   * @param now the present
   * @return as {@link #objection(Actor, Instant)}, or {@code wrong_environment}
   */
  public static Optional<Problem> objection(Machine machine, Environment door, Instant now) {
    return machine.environment().equals(door)
        ? objection(machine, now)
        : Optional.of(
            refused(
                    "wrong_environment",
                    "`%s` belongs to `%s` and came to the door of `%s`"
                        .formatted(machine.subject(), machine.environment(), door))
                .mend("use the issuer of `" + machine.environment() + "`"));
  }

  private static Problem refused(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
