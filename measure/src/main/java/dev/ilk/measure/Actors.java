package dev.ilk.measure;

import dev.ilk.actor.Actor;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** Who is who, so that what somebody did is told of the right team and environment. */
public interface Actors {
  /**
   * Finds an identity, also one that has ended.
   *
   * @param id which
   * @return empty if it is not known any more
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Actor> identity(Id.Identity id) throws StoreUnavailable;

  /**
   * Finds a workload.
   *
   * @param name its name
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Actor> workload(String name) throws StoreUnavailable;
}
