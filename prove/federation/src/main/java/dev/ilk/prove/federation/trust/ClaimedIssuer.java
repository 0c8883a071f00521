package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustDomain;
import dev.ilk.keys.jose.Claims;
import java.util.Optional;

/**
 * Who a token says has issued it: its {@code iss}. A JWT-SVID has none (JWT-SVID, section 3), and
 * the trust domain of its {@code sub} stands for it, as {@code spiffe://partner.example}; no {@code
 * iss} of a token can be written so.
 */
final class ClaimedIssuer {
  private ClaimedIssuer() {}

  static Optional<String> of(Claims claims) {
    return claims.has("iss")
        ? claims.text("iss").filter(issuer -> domain(issuer).isEmpty())
        : claims.text("sub").flatMap(ClaimedIssuer::ofId);
  }

  private static Optional<String> ofId(String subject) {
    int path = subject.indexOf('/', TrustDomain.SCHEME.length());
    return path < 0
        ? Optional.empty()
        : Optional.of(subject.substring(0, path)).filter(issuer -> domain(issuer).isPresent());
  }

  /** The trust domain that an issuer is. */
  static Optional<TrustDomain> domain(String issuer) {
    return Optional.of(issuer)
        .filter(text -> text.startsWith(TrustDomain.SCHEME))
        .map(text -> text.substring(TrustDomain.SCHEME.length()))
        .filter(TrustDomain::isName)
        .map(TrustDomain::new);
  }
}
