package dev.ilk.gate;

import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import java.util.Optional;

/** Describes access requests as policies see them. */
public interface AccessRequests {

  /**
   * An access request.
   *
   * @param id which
   * @return empty if there is none
   * @throws PartUnavailable if the store does not answer
   */
  Optional<Target> target(Id.AccessRequest id) throws PartUnavailable;
}
