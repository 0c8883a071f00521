package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * List static secrets of other systems, those with most to win first.
 *
 * @param query which
 */
public record ListSecrets(SecretQuery query) implements Command<SecretPage>, AboutSecrets {

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
