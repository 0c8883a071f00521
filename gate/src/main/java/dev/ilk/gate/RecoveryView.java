package dev.ilk.gate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * A recovery as people see it: the request of a person who has lost every passkey to enrol a new
 * one.
 *
 * @param id its name
 * @param subject whose, as {@code human:name}
 * @param reason in the words of whoever asked
 * @param requested when it was asked for
 * @param stage how it stands
 * @param opens when a new passkey may be enrolled, once it is approved
 * @param closes until when it stands as it is
 */
public record RecoveryView(
    Id.Recovery id,
    String subject,
    String reason,
    Instant requested,
    Stage stage,
    Optional<Instant> opens,
    Instant closes) {

  /** How a recovery that is not over stands. */
  public enum Stage {
    /** Nobody has answered yet. */
    REQUESTED,
    /** A second person approved it; the waiting time runs. */
    WAITING,
    /** A new passkey may be enrolled. */
    OPEN
  }
}
