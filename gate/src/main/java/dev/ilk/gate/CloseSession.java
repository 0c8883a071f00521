package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Set;

/** Sign out: end the session by which the person is proven. */
public record CloseSession() implements Command<Done> {
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
    return Asked.taking("session", "own");
  }
}
