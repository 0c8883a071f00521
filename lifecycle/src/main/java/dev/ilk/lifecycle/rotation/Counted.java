package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/** Says how much of the record {@link KeyStore} knows. */
@FunctionalInterface
public interface Counted {
  /**
   * Until when every use of a key is known.
   *
   * @param now the present
   * @return at most the present
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if the record does not
   */
  Instant until(Instant now) throws StoreUnavailable, PartUnavailable;
}
