package dev.ilk.keys.possession;

import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.jose.Claims;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code cnf} claim of a token (RFC 7800, section 3.1). */
public final class Confirmation {
  /** The claim's name. */
  public static final String CLAIM = "cnf";

  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

  private Confirmation() {}

  /**
   * What a token is bound to.
   *
   * @param claims the token's
   * @return nothing if there is no {@code cnf}; empty if there is one that is not understood whole,
   *     so that it cannot be known what to ask of whoever shows the token
   */
  public static Optional<Binding> of(Claims claims) {
    if (!claims.has(CLAIM)) {
      return Optional.of(Binding.NONE);
    }
    return claims
        .nested(CLAIM)
        .filter(cnf -> !cnf.asMap().isEmpty())
        .filter(cnf -> Set.of(KEY, CERTIFICATE).containsAll(cnf.asMap().keySet()))
        .filter(cnf ->
            cnf.asMap().values().stream()
                .allMatch(
                    value -> value instanceof String text && THUMBPRINT.matcher(text).matches()))
        .map(cnf -> new Binding(cnf.text(KEY), cnf.text(CERTIFICATE)));
  }

  /**
   * The claim for a token.
   *
   * @param binding what it is bound to
   * @return its value; empty if it is bound to nothing
   */
  public static Optional<Claims> claim(Binding binding) {
    return binding.isNone()
        ? Optional.empty()
        : Optional.of(
            Claims.builder()
                .putIfPresent(KEY, binding.key())
                .putIfPresent(CERTIFICATE, binding.certificate())
                .build());
  }

  /**
   * A certificate's thumbprint (RFC 8705, section 3.1).
   *
   * @param certificate as it came with a connection
   * @return SHA-256 of its DER, in base64url
   */
  public static String thumbprint(X509Certificate certificate) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
