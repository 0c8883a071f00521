package dev.ilk.edge;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a gateway tells of a request. What it tells twice could be read in two ways and counts as
 * not told.
 *
 * @param method the HTTP method
 * @param target as on the request line, with its query if it has one
 * @param authorization the value of the {@code Authorization} header
 * @param proofs each value of the {@code DPoP} header
 * @param certificate what the caller's connection to the gateway was made with, if the gateway has
 *     checked that the caller holds its key
 */
record Asked(
    Optional<String> method,
    Optional<String> target,
    Optional<String> authorization,
    List<String> proofs,
    Optional<X509Certificate> certificate) {
  Asked {
    proofs = List.copyOf(proofs);
  }
}
