package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Carry out a mass change that was reviewed. Once this is taken it ends, whatever crashes: what one
 * node leaves another takes up.
 *
 * @param id which
 * @param reviewed the digest of the plan that was looked at
 */
public record RunMassChange(Id.MassChange id, String reviewed) implements Command<MassPlan> {

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
    return Asked.action(action(), "MassChange", id.value(), Map.of("reviewed", reviewed));
  }
}
