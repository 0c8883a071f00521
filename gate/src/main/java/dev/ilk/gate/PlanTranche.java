package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Plan which static secrets to replace together: of those that a query finds, ranked or proposed
 * and of no other tranche, the first.
 *
 * @param name what people call it, 1 to 100 characters
 * @param query which, and how many at most
 * @param quiet for how many days a secret is watched before it counts as unused, 1 to 365
 */
public record PlanTranche(String name, SecretQuery query, int quiet)
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
    return Asked.action(
        action(), "Estate", "all", Map.of("name", name, "quiet", String.valueOf(quiet)));
  }

  /**
   * What the record says of it.
   *
   * @param tranche what was planned
   * @return with the digest of which secrets they are
   */
  public Particulars told(Tranche tranche) {
    return Asked.action(
        action(),
        "Tranche",
        tranche.id().value(),
        Map.of(
            "name", name,
            "quiet", String.valueOf(quiet),
            "total", String.valueOf(tranche.total()),
            "plan_sha256", tranche.digest()));
  }
}
