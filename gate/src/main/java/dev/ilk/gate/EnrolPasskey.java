package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Passkey;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Enrol a passkey that the browser has just made.
 *
 * @param name what the person calls it; may be empty
 * @param answer the browser's answer to the challenge, as received
 */
public record EnrolPasskey(String name, String answer) implements Command<Passkey> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Factors", "own");
  }
}
