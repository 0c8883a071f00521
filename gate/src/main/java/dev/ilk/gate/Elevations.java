package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

/** Knows under which elevations people act. Asked for every command of a person. */
@FunctionalInterface
public interface Elevations {
  /** For tests, and where nobody can be elevated. */
  Elevations NONE = (human, now) -> List.of();

  /**
   * The elevations that hold.
   *
   * @param human whose
   * @param now the present
   * @return those that began, have not come to their end, and were not ended; the oldest first
   * @throws PartUnavailable if that cannot be said; then nothing is to be allowed
   */
  List<Elevation> holding(Id.Identity human, Instant now) throws PartUnavailable;
}
