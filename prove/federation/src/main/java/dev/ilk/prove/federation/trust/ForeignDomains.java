package dev.ilk.prove.federation.trust;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.keys.jose.JwkSet;
import java.time.Instant;
import java.util.Optional;

/** The foreign trust domains that environments federate with. */
@FunctionalInterface
public interface ForeignDomains {
  /** No environment federates with any. */
  ForeignDomains NONE = (at, domain, now) -> Optional.empty();

  /**
   * The keys of a trust domain's JWT-SVIDs.
   *
   * @param at the environment that would believe them
   * @param domain any
   * @param now the present
   * @return empty if the environment does not follow that trust domain, or its bundle does not
   *     count
   */
  Optional<JwkSet> tokenKeys(Environment at, TrustDomain domain, Instant now);
}
