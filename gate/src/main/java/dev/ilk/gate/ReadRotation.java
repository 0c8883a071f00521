package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.lifecycle.RotationView;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * See how what an identity proves itself by is replaced, and when each key was used last.
 *
 * @param subject kind and name, or an id
 */
public record ReadRotation(String subject) implements Command<RotationView>, AboutIdentity {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Identity", subject);
  }
}
