package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Work out a change of many identities, to be reviewed before anything is changed (R8).
 *
 * @param what what shall change
 */
public record PlanMassChange(MassPlan.What what) implements Command<MassPlan> {

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
    return Asked.action(action(), "MassChange", "new", Map.of("what", what.told()));
  }
}
