package dev.ilk.guard;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.Refusal;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks an access token (RFC 9068, section 4) with the keys of the issuers that are trusted. */
final class TokenCheck {
  private static final Set<Algorithm> ALGORITHMS =
      Arrays.stream(Algorithm.values()).filter(Algorithm::signs).collect(Collectors.toSet());

  private final Set<String> issuers;
  private final JwtChecks checks;
  private final IssuerKeys keys;
  private final InstantSource clock;

  TokenCheck(GuardSettings settings, IssuerKeys keys, InstantSource clock) {
    this.issuers = Set.copyOf(settings.issuers());
    this.checks =
        JwtChecks.of(ALGORITHMS, new JwtChecks.Audience.OneOf(Set.of(settings.audience())))
            .ofType(Set.of(JwtSigner.ACCESS_TOKEN));
    this.keys = keys;
    this.clock = clock;
  }

  Result<Caller> check(String token) throws IlkUnavailable {
    return switch (UnverifiedJwt.parse(token)) {
      case Result.Failed<UnverifiedJwt>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt) -> verify(jwt);
    };
  }

  private Result<Caller> verify(UnverifiedJwt jwt) throws IlkUnavailable {
    Optional<String> issuer = jwt.claimedIssuer().filter(issuers::contains);
    if (issuer.isEmpty()) {
      return Result.failed(
          Problem.of(
              Problem.Kind.UNPROVEN, "issuer_not_trusted", "the token's issuer is not trusted"));
    }
    Result<VerifiedJwt> verified = verify(jwt, issuer.get(), keys.of(issuer.get()));
    if (isForUnknownKey(verified)) {
      verified = verify(jwt, issuer.get(), keys.again(issuer.get()));
    }
    return verified.then(good ->
        Caller.of(good)
            .map(Result::ok)
            .orElseGet(() ->
                Result.failed(
                    Problem.of(
                        Problem.Kind.UNPROVEN,
                        "claim_missing",
                        "the token lacks a subject, an id or an issue date, or has a `cnf` of"
                            + " another kind"))));
  }

  private Result<VerifiedJwt> verify(UnverifiedJwt jwt, String issuer, JwkSet set) {
    return jwt.verify(set, checks.issuedBy(issuer), clock.instant());
  }

  private static boolean isForUnknownKey(Result<VerifiedJwt> result) {
    return result instanceof Result.Failed<VerifiedJwt>(List<Problem> problems)
        && problems.getFirst().code().equals(Refusal.KEY_UNKNOWN.code());
  }
}
