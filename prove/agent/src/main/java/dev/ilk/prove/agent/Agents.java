package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** The registered agents, whatever their status. Answers from memory where it can. */
public interface Agents {
  /**
   * Finds an agent by its name.
   *
   * @param name without the kind; of any content
   * @return empty if there never was one of that name
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<Agent> named(String name) throws StoreUnavailable;

  /**
   * Finds an agent by its id.
   *
   * @param id which
   * @return empty if there is none of that id
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<Agent> withId(Id.Identity id) throws StoreUnavailable;
}
