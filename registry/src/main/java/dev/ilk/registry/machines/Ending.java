package dev.ilk.registry.machines;

import dev.ilk.actor.Machine;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/** Takes a machine identity out of use with all that hangs on it; it can be undone for a time. */
@FunctionalInterface
public interface Ending {
  /**
   * Takes it out of use. Once it has begun it goes on by itself, whatever crashes.
   *
   * @param machine which; may act
   * @param now the present
   * @return until when it can be undone; or why it stays, such as that something still uses it
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if it is not known what uses it
   */
  Result<Instant> end(Machine machine, Instant now) throws StoreUnavailable, PartUnavailable;
}
