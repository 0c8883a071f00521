package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.BurnCount;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * Read how many static secrets there were, day by day.
 *
 * @param days how many days back, 1 to 1100
 */
public record ReadBurndown(int days) implements Command<List<BurnCount>>, AboutSecrets {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Estate", "all");
  }
}
