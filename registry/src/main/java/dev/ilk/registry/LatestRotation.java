package dev.ilk.registry;

import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** Knows how the keys of an identity's client were replaced last. */
@FunctionalInterface
public interface LatestRotation {
  /**
   * The latest rotation of an identity, open or not.
   *
   * @param identity whose
   * @return empty if there was none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Rotation> of(Id.Identity identity) throws StoreUnavailable;
}
