package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * A person begins an elevation that people approved. It is decided once more, with the approvals as
 * facts: an approval permits nothing by itself.
 *
 * @param id which
 */
public record BeginElevation(Id.Elevation id) implements Command<ElevationAnswer> {

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
