package dev.ilk.agent.ilk;

import dev.ilk.kernel.Bytes;
import java.time.Instant;

/**
 * A certificate and its key, as a process gets them.
 *
 * @param spiffeId whom it names
 * @param chain the certificates in DER, one behind the other, the leaf first
 * @param key the private key (PKCS #8); never written anywhere
 * @param expires when the leaf ends
 */
public record X509Svid(String spiffeId, Bytes chain, Bytes key, Instant expires) {
  @Override
  public String toString() {
    return spiffeId + " until " + expires;
  }
}
