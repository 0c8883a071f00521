package dev.ilk.prove.human.provider;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
final class LogoutTokens {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  /** Longer ago is no news; a bound also on how long a {@code jti} must be remembered. */
  private static final Duration OLDEST = Duration.ofMinutes(10);

  /**
   * Section 2.4 recommends the first; the others are what a provider says that types no token. Any
   * further type was made for something else (RFC 8725, section 3.11).
   */
  private static final Set<String> TYPES = Set.of("logout+jwt", "jwt");

  private static final Pattern WORD = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private final JwtChecks checks;

  LogoutTokens(Provider provider) {
    this.checks =
        JwtChecks.of(
                provider.algorithms(), new JwtChecks.Audience.OneOf(Set.of(provider.clientId())))
            .issuedBy(provider.issuer().toString())
            .within(JwtChecks.MAX_SKEW);
  }

  Result<LoggedOut> validate(UnverifiedJwt token, JwkSet keys, Instant now) {
    if (token.header().type().filter(type -> !TYPES.contains(type)).isPresent()) {
      return refused("type_not_allowed", "the token was made for something else", "typ");
    }
    return token.verify(keys, checks, now).then(jwt -> told(jwt, now));
  }

  private Result<LoggedOut> told(VerifiedJwt jwt, Instant now) {
    Claims claims = jwt.claims();
    if (jwt.audience().size() != 1) {
      return refused("audience_mismatch", "the logout token is meant for others as well", "aud");
    }
    // INVARIANT: an ID token is never taken for a logout token; it has a nonce and no such event.
    if (claims.has("nonce")) {
      return refused("nonce_present", "a logout token has no nonce", "nonce");
    }
    Optional<Claims> event = claims.nested("events").flatMap(events -> events.nested(EVENT));
    if (event.isEmpty()) {
      return refused("event_missing", "the token does not tell of a logout", "events");
    }
    Optional<Instant> issued = claims.instant("iat");
    if (issued.isEmpty()) {
      return refused("claim_missing", "the token does not say when it was issued", "iat");
    }
    if (issued.get().isBefore(now.minus(OLDEST))) {
      return refused("logout_token_stale", "the token was issued long ago", "iat");
    }
    Optional<String> id = word(claims, "jti");
    if (id.isEmpty()) {
      return refused("claim_missing", "the token has no name of its own", "jti");
    }
    for (String name : List.of("sub", "sid")) {
      if (claims.has(name) && word(claims, name).isEmpty()) {
        return refused("claims_malformed", "expected 1 to 255 ASCII characters", name);
      }
    }
    LoggedOut out =
        new LoggedOut(
            word(claims, "sub"),
            word(claims, "sid"),
            id.get(),
            issued.get(),
            // It is refused as stale from then on, however long it says that it lives.
            issued.get().plus(OLDEST).plus(checks.skew()));
    return out.subject().isEmpty() && out.session().isEmpty()
        ? refused("claim_missing", "the token names neither a person nor a session", "sub")
        : Result.ok(out);
  }

  private static Optional<String> word(Claims claims, String name) {
    return claims.text(name).filter(text -> WORD.matcher(text).matches());
  }

  private static Result<LoggedOut> refused(String code, String message, String claim) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message).at(claim));
  }
}
