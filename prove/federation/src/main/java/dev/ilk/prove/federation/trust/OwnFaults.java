package dev.ilk.prove.federation.trust;

import dev.ilk.kernel.Problem;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a token whoever issued it. Looked for before any rule is, so that telling the
 * caller says nothing of which rules there are; and because it costs nothing.
 */
final class OwnFaults {
  /**
   * Types of JWT that can vouch for their subject. Others that the same keys may have signed, such
   * as logout or security event tokens, say something else (RFC 8725, section 3.11).
   */
  private static final Set<String> TYPES = Set.of("jwt", "jose", "at+jwt");

  private OwnFaults() {}

  static Optional<Problem> first(UnverifiedJwt jwt, Duration skew, Instant now) {
    return form(jwt).or(() -> lifetime(jwt.claimed(), skew, now)).or(() -> audience(jwt.claimed()));
  }

  private static Optional<Problem> form(UnverifiedJwt jwt) {
    if (Algorithm.named(jwt.header().algorithm()).isEmpty()) {
      return Optional.of(
          fault(
                  "algorithm_not_allowed",
                  "the algorithm `" + jwt.header().algorithm() + "` is not allowed here")
              .at("alg"));
    }
    if (jwt.header().type().filter(type -> !TYPES.contains(type)).isPresent()) {
      return Optional.of(
          fault(
                  "type_not_allowed",
                  "a token of type `" + jwt.header().type().get() + "` proves nothing here")
              .at("typ"));
    }
    return ClaimedIssuer.of(jwt.claimed()).isPresent()
        ? Optional.empty()
        : Optional.of(fault("claim_missing", "the token names no issuer").at("iss"));
  }

  /**
   * The skew is granted at the beginning only: on the strength of a token that has ended nothing
   * could be issued anyway.
   */
  private static Optional<Problem> lifetime(Claims claims, Duration skew, Instant now) {
    Optional<Instant> expires = claims.instant("exp");
    if (expires.isEmpty()) {
      return Optional.of(
          fault("claim_missing", "the token never expires, which is refused").at("exp"));
    }
    if (!now.isBefore(expires.get())) {
      return Optional.of(
          fault("token_expired", "the token expired at " + expires.get())
              .mend("get a fresh one and try again")
              .at("exp"));
    }
    Instant latest = now.plus(skew);
    return claims
        .instant("nbf")
        .filter(latest::isBefore)
        .map(begin ->
            fault("token_not_yet_valid", "the token is not valid before " + begin).at("nbf"))
        .or(() ->
            claims
                .instant("iat")
                .filter(latest::isBefore)
                .map(issued ->
                    fault("token_from_the_future", "the token says that it was issued at " + issued)
                        .mend("compare the clocks of its issuer and of this machine")
                        .at("iat")));
  }

  private static Optional<Problem> audience(Claims claims) {
    List<String> audience = claims.texts("aud").orElse(List.of());
    return audience.size() == 1
        ? Optional.empty()
        : Optional.of(
            fault(
                    "audience_not_single",
                    "the token is for %d audiences, and must be for exactly one"
                        .formatted(audience.size()))
                .mend("have the platform issue one for this Ilk alone")
                .at("aud"));
  }

  private static Problem fault(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
