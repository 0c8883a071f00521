package dev.ilk.prove.federation.client;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.Refusal;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client's own assertion (RFC 7523, section 3): signed with its key, for this very issuer and
 * none beside it (draft-ietf-oauth-rfc7523bis, section 4), short-lived, and with an id by which it
 * is known again.
 */
final class Assertions {
  /** The longest an assertion may still live; whatever lives longer is kept somewhere. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final JwtChecks CHECKS =
      JwtChecks.of(EnumSet.allOf(Algorithm.class), new JwtChecks.Audience.CheckedByCaller());
  private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");
  private static final int MAX_ID = 256;
  private static final int MOST_TRIED = 4;

  private Assertions() {}

  static Result<Authenticated.Once> judge(
      UnverifiedJwt jwt, JwkSet keys, String issuer, Instant now) {
    if (jwt.header().type().filter(type -> !TYPES.contains(type)).isPresent()) {
      return refused("type_not_allowed", "a token of type `" + jwt.header().type().get() + "`");
    }
    return verified(jwt, keys, now).then(genuine -> judge(genuine, issuer, now));
  }

  /**
   * An assertion that names no key is tried with each of a few: while two keys are declared for a
   * rotation, a client that never named one goes on.
   */
  private static Result<VerifiedJwt> verified(UnverifiedJwt jwt, JwkSet keys, Instant now) {
    Result<VerifiedJwt> whole = jwt.verify(keys, CHECKS, now);
    if (whole instanceof Result.Failed<VerifiedJwt> failed
        && Refusal.KEY_AMBIGUOUS.is(failed.problems().getFirst())) {
      return keys.keys().stream()
          .limit(MOST_TRIED)
          .map(key -> jwt.verify(JwkSet.of(List.of(key)), CHECKS, now))
          .filter(Result.Ok.class::isInstance)
          .findFirst()
          .orElse(whole);
    }
    return whole;
  }

  /** Whether one of the keys signed it and it lives, for whomever it may be. */
  static boolean isSignedBy(UnverifiedJwt jwt, JwkSet keys, Instant now) {
    return jwt.verify(keys, CHECKS, now) instanceof Result.Ok<VerifiedJwt>;
  }

  private static Result<Authenticated.Once> judge(VerifiedJwt jwt, String issuer, Instant now) {
    // A text, not a list: with more than one audience, another could play the assertion here.
    if (!jwt.claims().text("aud").equals(Optional.of(issuer))) {
      return refused("audience_mismatch", "the only `aud` must be `" + issuer + "`, as a text");
    }
    if (!now.isBefore(jwt.expiresAt())) {
      return refused("token_expired", "the assertion expired at " + jwt.expiresAt());
    }
    if (jwt.expiresAt().isAfter(now.plus(LONGEST))) {
      return refused(
          "assertion_long_lived", "the assertion lives longer than " + LONGEST.toMinutes() + "m");
    }
    return jwt.claims()
        .text("jti")
        .filter(id -> !id.isEmpty() && id.length() <= MAX_ID)
        .map(id ->
            Result.ok(
                new Authenticated.Once(name(jwt, id), jwt.expiresAt(), jwt.key().thumbprint())))
        .orElseGet(() -> refused("claim_missing", "the assertion has no short `jti`"));
  }

  /** Of one client and id: nobody can use up another's. */
  private static String name(VerifiedJwt jwt, String id) {
    String whole = "client assertion\0" + jwt.issuer().orElseThrow() + "\0" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(whole.getBytes(StandardCharsets.UTF_8)));
  }

  private static <T> Result<T> refused(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
