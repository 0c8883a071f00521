package dev.ilk.issue.svid;

import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate authority of a trust domain, as the bundle shows it.
 *
 * @param key its key
 * @param certificate its certificate
 */
record Authority(VerifyingKey key, X509CertificateHolder certificate) {

  /** What it signs must end before it does. */
  Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }
}
