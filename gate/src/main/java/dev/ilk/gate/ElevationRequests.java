package dev.ilk.gate;

import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import java.util.Optional;

/** Describes elevations as policies see them. */
public interface ElevationRequests {

  /**
   * An elevation, whether it began or not.
   *
   * @param id which
   * @return empty if there is none
   * @throws PartUnavailable if the store does not answer
   */
  Optional<Target> target(Id.Elevation id) throws PartUnavailable;
}
