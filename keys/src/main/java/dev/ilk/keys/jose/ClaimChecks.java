package dev.ilk.keys.jose;

import dev.ilk.kernel.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checks on claims whose signature holds (RFC 7519, section 4.1). */
final class ClaimChecks {
  private ClaimChecks() {}

  static Optional<Problem> firstRefusal(Claims claims, JwtChecks checks, Instant now) {
    return lifetime(claims, checks, now)
        .or(() -> issuer(claims, checks))
        .or(() -> audience(claims, checks));
  }

  private static Optional<Problem> lifetime(Claims claims, JwtChecks checks, Instant now) {
    Optional<Instant> expiry = claims.instant("exp");
    if (expiry.isEmpty()) {
      return Optional.of(
          Refusal.CLAIM_MISSING.problem("the token never expires, which is refused").at("exp"));
    }
    Instant latest = now.plus(checks.skew());
    if (!now.minus(checks.skew()).isBefore(expiry.get())) {
      return Optional.of(
          Refusal.TOKEN_EXPIRED.problem("the token expired at " + expiry.get()).at("exp"));
    }
    Optional<Instant> begin = claims.instant("nbf").filter(latest::isBefore);
    if (begin.isPresent()) {
      return Optional.of(
          Refusal.TOKEN_NOT_YET_VALID
              .problem("the token is not valid before " + begin.get())
              .at("nbf"));
    }
    return claims
        .instant("iat")
        .filter(latest::isBefore)
        .map(issued ->
            Refusal.TOKEN_FROM_THE_FUTURE
                .problem("the token says that it was issued at " + issued)
                .mend("compare the clocks of its issuer and of this machine")
                .at("iat"));
  }

  private static Optional<Problem> issuer(Claims claims, JwtChecks checks) {
    return checks
        .issuer()
        .filter(expected -> !claims.text("iss").equals(Optional.of(expected)))
        .map(expected ->
            Refusal.ISSUER_MISMATCH
                .problem("the token was not issued by `" + expected + "`")
                .at("iss"));
  }

  private static Optional<Problem> audience(Claims claims, JwtChecks checks) {
    return switch (checks.audience()) {
      case JwtChecks.Audience.CheckedByCaller() -> Optional.empty();
      case JwtChecks.Audience.OneOf(Set<String> names) -> {
        List<String> meantFor = claims.texts("aud").orElse(List.of());
        yield Collections.disjoint(names, meantFor)
            ? Optional.of(
                Refusal.AUDIENCE_MISMATCH
                    .problem(
                        "the token is not meant for any of " + names.stream().sorted().toList())
                    .at("aud"))
            : Optional.empty();
      }
    };
  }
}
