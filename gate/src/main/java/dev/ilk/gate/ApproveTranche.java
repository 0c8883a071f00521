package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Approve a tranche as it was looked at; its secrets can be replaced from then on.
 *
 * @param id which
 * @param reviewed the digest of what was looked at
 */
public record ApproveTranche(Id.Tranche id, String reviewed)
    implements Command<Tranche>, AboutSecrets {

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
    return Asked.action(action(), "Tranche", id.value(), Map.of("plan_sha256", reviewed));
  }
}
