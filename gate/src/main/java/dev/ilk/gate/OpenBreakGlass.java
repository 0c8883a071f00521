package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Open a seal in an emergency: the identity takes up the one role that the seal states, for the
 * time that it states, once (H6). Open to nobody but who showed enough shares.
 *
 * @param name of the seal
 * @param reason why; 1 to 500 characters
 */
public record OpenBreakGlass(String name, String reason) implements Command<OpenBreakGlass.Opened> {

  /**
   * It is open.
   *
   * @param pass by which the emergency identity is proven from now on; shown this once
   * @param elevation what it may do, and until when
   */
  public record Opened(String pass, Elevation elevation) {
    @Override
    public String toString() {
      return "opened under " + elevation.id().value();
    }
  }

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
    return Asked.action(action(), "Seal", name, Map.of("stated_reason", reason));
  }

  /**
   * What the record says of it once it is open.
   *
   * @param elevation under which all that follows is recorded
   * @param until when it ends
   * @return found by the elevation as well
   */
  public Particulars told(Id.Elevation elevation, Instant until) {
    return Asked.action(
        action(),
        "Seal",
        name,
        Map.of(
            "stated_reason",
            reason,
            Particulars.OfAction.ELEVATIONS,
            elevation.value(),
            "until",
            until.toString()));
  }
}
