package dev.ilk.issue.svid;

import dev.ilk.kernel.Bytes;
import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate authority of a trust domain, as the bundle shows it.
 *
 * @param key its key
 * @param certificate its certificate
 * @param end when the certificate ends; what the authority signs must end before
 * @param encoded the certificate in DER
 */
record Authority(VerifyingKey key, X509CertificateHolder certificate, Instant end, Bytes encoded) {

  /** Reads the certificate once, for all that will be signed under it. */
  static Authority of(VerifyingKey key, byte[] der) {
    try {
      X509CertificateHolder certificate = new X509CertificateHolder(der);
      return new Authority(key, certificate, certificate.getNotAfter().toInstant(), Bytes.of(der));
    } catch (IOException e) {
      throw new IllegalStateException("a kept certificate cannot be read", e);
    }
  }

  byte[] der() {
    return encoded.toArray();
  }
}
