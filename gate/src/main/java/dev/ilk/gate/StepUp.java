package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/** Prove once more who one is, by a passkey, for the rest of the session (H2; RFC 9470). */
public record StepUp() implements Command<Done> {
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
    return Asked.action(action(), "Session", "own");
  }

  /**
   * What the record says of it; by which factors is told by the event's proof.
   *
   * @param session the session that is worth more now
   * @return the session's name
   */
  public Particulars told(Id.Session session) {
    return Asked.action(action(), "Session", session.value(), Map.of());
  }
}
