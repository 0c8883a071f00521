package dev.ilk.prove.workload;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.jose.JwkSet;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** By what SVIDs of this Ilk's trust domains are known. Answers from memory. */
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

  /**
   * The roots of an environment's trust domain, above its X.509-SVIDs.
   *
   * @param environment which
   * @return empty if there is no such environment
   * @throws StoreUnavailable if that cannot be known now
   */
  List<X509Certificate> roots(Environment environment) throws StoreUnavailable;
}
