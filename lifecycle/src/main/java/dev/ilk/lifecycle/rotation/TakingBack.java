package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Machine;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/** Takes back what was issued to a machine, which may go on and get more. */
@FunctionalInterface
public interface TakingBack {
  /**
   * Takes all back that was issued until now; can be done again.
   *
   * @param machine whose
   * @param now the present
   * @throws StoreUnavailable if it is not known to be stored
   */
  void from(Machine machine, Instant now) throws StoreUnavailable;
}
