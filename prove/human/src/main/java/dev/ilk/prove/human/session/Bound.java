package dev.ilk.prove.human.session;

import dev.ilk.prove.proof.Circumstances.Travelled;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session is bound to, and what was noticed as it was opened.
 *
 * @param deviceName the name of the browser's device cookie; empty if it had none
 * @param device what the browser said of itself, when it was opened or last confirmed; may be empty
 * @param network the IP address then; empty if it was not known
 * @param newDevice whether the person had not signed in with this browser before
 * @param travel how far and fast the person would have come since the sign-in before
 * @param posture what the provider said of the state of the device
 * @param moved when it was last found elsewhere; empty if it never was
 */
public record Bound(
    String deviceName,
    String device,
    String network,
    boolean newDevice,
    Optional<Travelled> travel,
    Optional<String> posture,
    Optional<Instant> moved) {
  /** To nothing. */
  public static final Bound NOTHING =
      new Bound("", "", "", false, Optional.empty(), Optional.empty(), Optional.empty());
}
