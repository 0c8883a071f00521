package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * See the workloads and agents that one answers for oneself, as their technical contact (R2); those
 * that end first in front.
 *
 * @param limit at most so many, 1 to 200
 */
public record ListOwned(int limit) implements Command<List<Machine>> {
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
    return Asked.action(action(), "Identity", "self");
  }
}
