package dev.ilk.issue.svid;

import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.ring.Ring;
import dev.ilk.keys.ring.RingKey;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which offline roots are trust anchors. */
final class OfflineRoots {
  private OfflineRoots() {}

  /**
   * Those above keys that sign, will sign, or have signed what has not ended: the ring publishes a
   * key that long. A root that was distrusted stays out.
   *
   * @return each once, in the order in which they were first imported
   */
  static List<Authority> of(Ring ring, List<ImportedChain> chains) {
    Set<String> published =
        ring.keys().stream()
            .filter(RingKey::isPublished)
            .map(RingKey::kid)
            .collect(Collectors.toSet());
    Set<Bytes> seen = new HashSet<>();
    List<Authority> roots = new ArrayList<>();
    for (ImportedChain chain : chains) {
      if (chain.distrusted().isEmpty()
          && published.contains(chain.kid())
          && seen.add(chain.root())) {
        roots.add(root(chain));
      }
    }
    return roots;
  }

  private static Authority root(ImportedChain chain) {
    byte[] der = chain.root().toArray();
    try {
      Result<VerifyingKey> key =
          VerifyingKey.of(
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der))
                  .getPublicKey());
      if (key instanceof Result.Ok<VerifyingKey>(VerifyingKey known)) {
        return Authority.root(known, chain);
      }
    } catch (CertificateException e) {
      throw new IllegalStateException("a kept root cannot be read", e);
    }
    throw new IllegalStateException("a kept root has a key that is not taken");
  }
}
