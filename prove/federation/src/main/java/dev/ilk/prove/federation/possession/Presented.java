package dev.ilk.prove.federation.possession;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How a token was presented: what the request shows besides it, as received.
 *
 * @param proofs each value of the {@code DPoP} header field; empty where the scheme {@code Bearer}
 *     says that no key is shown (RFC 9449, section 7.2)
 * @param method the request's method
 * @param addresses the addresses under which the door is known to the public; at least one
 * @param chain the certificate that the connection was made with, its key proven by TLS, and those
 *     above it as the caller sent them; empty if there is none
 */
public record Presented(
    List<String> proofs, String method, List<URI> addresses, List<X509Certificate> chain) {
  public Presented {
    proofs = List.copyOf(proofs);
    addresses = List.copyOf(addresses);
    chain = List.copyOf(chain);
  }

  /**
   * The certificate that the connection was made with.
   *
   * @return empty if there is none
   */
  public Optional<X509Certificate> certificate() {
    return chain.stream().findFirst();
  }
}
