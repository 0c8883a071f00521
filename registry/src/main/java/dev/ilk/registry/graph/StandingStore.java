package dev.ilk.registry.graph;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.Registered;
import java.util.List;

/** Finds identities by what they stand to. */
@FunctionalInterface
public interface StandingStore {

  /**
   * The identities that stand to something in one way.
   *
   * @param standing in which way
   * @param toward what it is called, exactly; of any content
   * @param limit at most so many, 1 to 1000
   * @return in a fixed order
   * @throws StoreUnavailable if the store does not answer
   */
  List<Registered> standing(IdentityRow.Standing standing, String toward, int limit)
      throws StoreUnavailable;
}
