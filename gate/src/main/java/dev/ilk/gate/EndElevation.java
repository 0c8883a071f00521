package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * End an elevation before it ends by itself, or take it back before it begins.
 *
 * @param id which
 */
public record EndElevation(Id.Elevation id) implements Command<ElevationState> {

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
    return Asked.action(action(), "Elevation", id.value());
  }
}
