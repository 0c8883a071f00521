package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * See elevations, the latest first.
 *
 * @param whose whose
 * @param limit at most so many, 1 to 200
 */
public record ListElevations(Whose whose, int limit) implements Command<List<ElevationState>> {

  /** Whose elevations. */
  public enum Whose {
    /** Those of the person who asks. */
    OWN,
    /** Those of everybody. */
    ALL
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public String action() {
    return whose == Whose.OWN ? "ListOwnElevations" : "ListElevations";
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Elevation", "all");
  }
}
