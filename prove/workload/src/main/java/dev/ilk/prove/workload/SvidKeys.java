package dev.ilk.prove.workload;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.jose.JwkSet;
import java.util.Optional;

/** The keys by which JWT-SVIDs of this Ilk's trust domains are known. Answers from memory. */
@FunctionalInterface
public interface SvidKeys {

  /**
   * A trust domain and its keys.
   *
   * @param domain the trust domain
   * @param keys those of its JWT-SVIDs
   */
  record Known(TrustDomain domain, JwkSet keys) {}

  /**
   * The trust domain of an environment.
   *
   * @param environment which
   * @return empty if there is no such environment
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<Known> of(Environment environment) throws StoreUnavailable;
}
