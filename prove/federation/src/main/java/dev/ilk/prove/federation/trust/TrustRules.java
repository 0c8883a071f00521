package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** The trust rules in force. Asked once for each token shown, so it answers from memory. */
@FunctionalInterface
public interface TrustRules {
  /**
   * The rules for an issuer. The same list, or an equal one, means that nothing changed; what was
   * compiled from it is then used again.
   *
   * @param issuer the exact {@code iss} of a token that nobody has verified yet; of any content
   * @return immutable, in a steady order; empty if there are none
   * @throws StoreUnavailable if it is not known which rules are in force
   */
  List<TrustRule> of(String issuer) throws StoreUnavailable;
}
