package dev.ilk.issue.svid;

import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.SignedChain;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Roots that may not come back. A chain is good as long as its root is in the bundle, whoever uses
 * its key: so a root stays out until what was compromised below it has ended.
 */
final class Distrust {
  private Distrust() {}

  /** By the root's key, since a root may have several certificates. */
  static boolean covers(List<ImportedChain> known, SignedChain chain, Instant now) {
    byte[] key = chain.certificates().getLast().getPublicKey().getEncoded();
    return known.stream()
        .filter(one -> one.distrusted().isPresent() && one.end().isAfter(now))
        .anyMatch(one -> Arrays.equals(key(one), key));
  }

  private static byte[] key(ImportedChain chain) {
    try {
      return new X509CertificateHolder(chain.root().toArray())
          .getSubjectPublicKeyInfo()
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a kept root cannot be read", e);
    }
  }
}
