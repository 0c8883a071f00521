package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * See whose recoveries are under way, the oldest first.
 *
 * @param limit at most so many, 1 to 200
 */
public record ListRecoveries(int limit) implements Command<List<RecoveryView>> {
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
    return Asked.action(action(), "Recovery", "all");
  }
}
