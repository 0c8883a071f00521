package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.SecretCount;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/** Count static secrets by state, sort, team and environment. */
public record CountSecrets() implements Command<List<SecretCount>>, AboutSecrets {

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
