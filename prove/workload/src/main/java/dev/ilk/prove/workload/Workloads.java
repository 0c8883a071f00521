package dev.ilk.prove.workload;

import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** The registered workloads, whatever their status. Answers from memory where it can. */
public interface Workloads {
  /**
   * Finds a workload by its name.
   *
   * @param name without the kind; of any content
   * @return empty if there never was one of that name
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<Workload> named(String name) throws StoreUnavailable;

  /**
   * Finds a workload by its id.
   *
   * @param id which
   * @return empty if there is none of that id
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<Workload> withId(Id.Identity id) throws StoreUnavailable;
}
