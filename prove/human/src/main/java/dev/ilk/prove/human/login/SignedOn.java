package dev.ilk.prove.human.login;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** Finds who signed on in a session of a provider's. */
@FunctionalInterface
public interface SignedOn {

  /**
   * The person of a session.
   *
   * @param issuer the provider's issuer identifier
   * @param session the provider's {@code sid}; not empty
   * @return empty if nobody has signed on in it, or it was forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Id.Identity> person(String issuer, String session) throws StoreUnavailable;
}
