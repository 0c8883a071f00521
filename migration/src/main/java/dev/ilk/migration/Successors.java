package dev.ilk.migration;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** Knows who is registered and alive. */
@FunctionalInterface
public interface Successors {

  /**
   * An identity that is active.
   *
   * @param subject such as {@code workload:prod-payments-api}
   * @return empty if there is none, or it is revoked or has ended
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Id.Identity> living(String subject) throws StoreUnavailable;
}
