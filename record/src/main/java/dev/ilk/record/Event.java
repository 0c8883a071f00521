package dev.ilk.record;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened, as it stands in the record.
 *
 * @param id its name
 * @param time when it happened, by the clock of the node that saw it
 * @param correlation the journey it belongs to
 * @param action the command or the guarded action, such as {@code ExchangeToken}
 * @param result what came of it
 * @param actor who did it; empty if that could not be proven
 * @param authority on whose authority beside the actor's own, nearest first: for a delegated agent
 *     the person, for an exchange on behalf of others the subject and the actors before
 * @param scene where it happened
 * @param proof how the actor was proven or failed to be; empty where none was asked for
 * @param verdict why it was allowed or not
 * @param particulars what was given out, taken back or touched
 * @param intent the intent that this outcome closes, if the action reached beyond its reply
 */
public record Event(
    Id.Event id,
    Instant time,
    Id.Correlation correlation,
    String action,
    Result result,
    Optional<Party> actor,
    List<Party> authority,
    Scene scene,
    Optional<ProofNote> proof,
    Verdict verdict,
    Particulars particulars,
    Optional<Id.Event> intent) {

  /** What came of an attempt. */
  public enum Result {
    /** Allowed and about to be carried out; an outcome follows, or the end is unknown. */
    INTENT,
    /** Allowed and carried out. */
    DONE,
    /** Proven and well-formed, and the access plane said no. */
    DENIED,
    /** Who asked could not be proven. */
    UNPROVEN,
    /** Allowed, and impossible as it was asked for. */
    REFUSED,
    /** A part of Ilk broke while it was carried out. */
    FAILED,
    /** An intent whose outcome nobody saw, closed after a restart. */
    UNKNOWN
  }

  public Event {
    authority = List.copyOf(authority);
  }
}
