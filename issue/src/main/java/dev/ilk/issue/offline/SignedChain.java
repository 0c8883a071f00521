package dev.ilk.issue.offline;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A chain that keeps all rules: every certificate in it is that of an authority which may sign the
 * one before it, the last one signed itself, and the first may sign leaves of one trust domain.
 *
 * @param certificates the authority's first, the root's last
 * @param key the authority's key
 * @param end when the first of them ends
 */
public record SignedChain(List<X509Certificate> certificates, VerifyingKey key, Instant end) {
  public SignedChain {
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads a chain and looks at all that can be wrong with it.
   *
   * @param pem of any length and content
   * @param trustDomain the SPIFFE ID of the trust domain whose leaves it shall sign
   * @param now the present
   * @return the chain, or why it is refused, with a code that begins with {@code chain_}
   */
  public static Result<SignedChain> read(String pem, String trustDomain, Instant now) {
    return ChainFile.read(pem)
        .then(chain -> {
          List<Problem> problems = new ChainRules(trustDomain, now).broken(chain);
          return problems.isEmpty() ? of(chain) : new Result.Failed<>(problems);
        });
  }

  private static Result<SignedChain> of(List<X509Certificate> chain) {
    Instant end =
        chain.stream()
            .map(one -> one.getNotAfter().toInstant())
            .min(Instant::compareTo)
            .orElseThrow();
    return VerifyingKey.of(chain.getFirst().getPublicKey())
        .then(key -> Result.ok(new SignedChain(chain, key, end)));
  }

  /**
   * The certificates as they are kept.
   *
   * @return in DER, in the same order
   */
  public List<Bytes> encoded() {
    return certificates.stream().map(SignedChain::der).toList();
  }

  private static Bytes der(X509Certificate certificate) {
    try {
      return Bytes.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }
}
