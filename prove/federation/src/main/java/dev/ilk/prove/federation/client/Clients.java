package dev.ilk.prove.federation.client;

import dev.ilk.actor.Client;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** The clients that are declared. Asked once for each that authenticates; answers from memory. */
@FunctionalInterface
public interface Clients {
  /**
   * All of them.
   *
   * @return the same list as long as nothing changed; what was read of it is then used again
   * @throws StoreUnavailable if it is not known which there are
   */
  List<Client> all() throws StoreUnavailable;
}
