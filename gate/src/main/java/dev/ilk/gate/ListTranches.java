package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/** List tranches of static secrets, and how far they are; the latest first. */
public record ListTranches() implements Command<List<Tranche>>, AboutSecrets {

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
