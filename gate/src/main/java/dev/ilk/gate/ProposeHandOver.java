package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Propose that a machine identity goes into other hands. Nothing changes until they accept it (R8).
 *
 * @param subject which, as {@link dev.ilk.actor.Actor#subject()} writes it
 * @param to to whom
 * @param reason why, for them and for the record; 1 to 500 characters
 */
public record ProposeHandOver(String subject, HandOver.Recipient to, String reason)
    implements Command<HandOver>, AboutIdentity {

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
    return Asked.action(action(), "Identity", subject, Map.of("to", to.told(), "reason", reason));
  }
}
