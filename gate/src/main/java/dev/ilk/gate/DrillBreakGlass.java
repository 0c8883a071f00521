package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Prove that the shares of a seal would open it, without opening anything.
 *
 * @param name of the seal
 */
public record DrillBreakGlass(String name) implements Command<Done> {

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
    return Asked.action(action(), "Seal", name);
  }
}
