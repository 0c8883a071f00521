package dev.ilk.prove.human.passkey;

import dev.ilk.kernel.Id;
import java.time.Instant;

/**
 * A challenge that was given to a browser and not answered yet.
 *
 * @param digest of the challenge, as {@link dev.ilk.keys.Secrets#digest} makes it; unique
 * @param human who is to answer it
 * @param session in which session
 * @param purpose what the answer may serve for, and nothing else
 * @param expires the first instant at which it is too late
 */
public record Challenge(
    String digest, Id.Identity human, Id.Session session, Purpose purpose, Instant expires) {

  /** What an answer may serve for. */
  public enum Purpose {
    /** To enrol a new passkey. */
    ENROL,
    /** To prove presence by one that is enrolled. */
    STEP_UP
  }

  boolean isFor(Id.Identity whom, Id.Session where, Purpose what) {
    return human.equals(whom) && session.equals(where) && purpose == what;
  }
}
