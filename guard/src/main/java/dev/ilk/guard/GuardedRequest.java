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
  private static final URI NOWHERE = URI.create("about:blank");

  public GuardedRequest {
    proofs = List.copyOf(proofs);
  }

  /**
   * Where a request was sent to, from its path as it stands on the request line.
   *
   * @param origin scheme and authority under which callers know the service
   * @param path of any content
   * @return the address; one that no proof can be made for, if the path is none
   */
  public static URI address(URI origin, String path) {
    try {
      return URI.create(origin + path);
    } catch (IllegalArgumentException e) {
      return NOWHERE;
    }
  }

  /**
   * A request that shows a token and nothing else, and so none that is bound.
   *
   * @param authorization the value of its {@code Authorization} header
   * @return the request
   */
  static GuardedRequest ofToken(Optional<String> authorization) {
    return new GuardedRequest(authorization, List.of(), "", NOWHERE, Optional.empty());
  }
}
