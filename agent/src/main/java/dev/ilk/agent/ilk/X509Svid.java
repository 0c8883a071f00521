package dev.ilk.agent.ilk;

import dev.ilk.kernel.Bytes;
import java.time.Instant;
import java.util.List;

/**
 * A certificate and its key, as a process gets them.
 *
 * @param spiffeId whom it names
 * @param chain the certificates in DER, one behind the other, the leaf first
 * @param key the private key (PKCS #8); never written anywhere
 * @param expires when the leaf ends
 * @param endsWith the names, besides the workload's own, under which the revocation feed tells that
 *     it is to be asked for again
 */
public record X509Svid(
    String spiffeId, Bytes chain, Bytes key, Instant expires, List<String> endsWith) {
  public X509Svid {
    endsWith = List.copyOf(endsWith);
  }

  @Override
  public String toString() {
    return spiffeId + " until " + expires;
  }
}
