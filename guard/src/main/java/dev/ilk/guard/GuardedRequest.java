package dev.ilk.guard;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a request shows of who makes it, as received.
 *
 * @param authorization the value of its {@code Authorization} header; empty if it has none
 * @param proofs each value of its {@code DPoP} header (RFC 9449, section 4.1); empty if it has none
 * @param method the HTTP method
 * @param address where it was sent to, as callers know it: behind a proxy, the public address
 * @param certificate what the connection was made with, if TLS has proven its key: the service's
 *     own, or what a proxy that alone can reach the service vouches for
 */
public record GuardedRequest(
    Optional<String> authorization,
    List<String> proofs,
    String method,
    URI address,
    Optional<X509Certificate> certificate) {
  public GuardedRequest {
    proofs = List.copyOf(proofs);
  }

  /**
   * A request that shows a token and nothing else, and so none that is bound.
   *
   * @param authorization the value of its {@code Authorization} header
   * @return the request
   */
  static GuardedRequest ofToken(Optional<String> authorization) {
    return new GuardedRequest(
        authorization, List.of(), "", URI.create("about:blank"), Optional.empty());
  }
}
