package dev.ilk.prove.federation.identity;

import dev.ilk.actor.Machine;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/**
 * The registered identities of one kind, whatever their status. Asked once or twice for each token,
 * so it answers from memory where it can.
 *
 * @param <M> the kind
 */
public interface Register<M extends Machine> {
  /**
   * Finds an identity by its name.
   *
   * @param name without the kind; of any content
   * @return empty if there never was one of that name and kind
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<M> named(String name) throws StoreUnavailable;

  /**
   * Finds an identity by its id.
   *
   * @param id which
   * @return empty if there is none of that id and kind
   * @throws StoreUnavailable if the registry cannot be read
   */
  Optional<M> withId(Id.Identity id) throws StoreUnavailable;
}
