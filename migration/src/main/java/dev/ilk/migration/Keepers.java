package dev.ilk.migration;

import dev.ilk.gate.migration.StaticSecret.Keeper;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Map;
import java.util.Set;

/** Knows who answers for registered identities. */
@FunctionalInterface
public interface Keepers {
  /** The most that are asked for at once. */
  int MOST = 500;

  /**
   * Who answers for identities.
   *
   * @param identities at most {@link #MOST}
   * @return those that are registered
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Id.Identity, Keeper> of(Set<Id.Identity> identities) throws StoreUnavailable;
}
