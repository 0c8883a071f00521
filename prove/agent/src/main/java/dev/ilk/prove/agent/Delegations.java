package dev.ilk.prove.agent;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** What was lent to agents, and by whom. As current as the registry itself. */
public interface Delegations {
  /**
   * Finds a delegation, ended ones included.
   *
   * @param id which
   * @return empty if there never was one of that id
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<Delegation> withId(Id.Delegation id) throws StoreUnavailable;

  /**
   * Finds the person who gave a delegation, whatever their status.
   *
   * @param id the {@link Delegation#grantor()}
   * @return empty if there is none of that id
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<Human> grantor(Id.Identity id) throws StoreUnavailable;
}
