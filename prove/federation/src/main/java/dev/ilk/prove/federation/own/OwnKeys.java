package dev.ilk.prove.federation.own;

import dev.ilk.actor.Issuers;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.jose.JwkSet;
import java.util.Optional;

/** The published keys of this Ilk's issuers. Asked once for each token; answers from memory. */
@FunctionalInterface
public interface OwnKeys {
  /**
   * The keys of an issuer.
   *
   * @param issuer read from a token that nobody has verified yet, so its environment may be made up
   * @return empty if there is no such environment; then no key ring is made for it
   * @throws StoreUnavailable if the keys cannot be read
   */
  Optional<JwkSet> of(Issuers.Issuer issuer) throws StoreUnavailable;
}
