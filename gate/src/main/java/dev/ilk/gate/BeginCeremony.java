package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Get a challenge for the browser, to enrol a passkey or to use one. Its reply is its only effect:
 * a challenge that was never released can be answered by nobody.
 *
 * @param purpose what the answer may serve for
 */
public record BeginCeremony(Purpose purpose) implements Command<BeginCeremony.Options> {

  /** What an answer may serve for. */
  public enum Purpose {
    ENROL,
    STEP_UP
  }

  /**
   * What the browser's WebAuthn interface is to be called with.
   *
   * @param json an object with the member {@code publicKey}
   */
  public record Options(String json) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public String action() {
    return purpose == Purpose.ENROL ? "BeginEnrolment" : "BeginStepUp";
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Factors", "own");
  }
}
