package dev.ilk.prove.federation.own;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Believes this Ilk's own access tokens, each at its own plane and environment only (W9). Safe to
 * share between threads.
 */
public final class OwnTokens {
  private static final Set<Algorithm> SIGNED_WITH =
      Arrays.stream(Algorithm.values())
          .filter(Algorithm::signs)
          .collect(Collectors.toUnmodifiableSet());

  /** One clock issued it and another node's reads it: no skew beyond a second or two of those. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final Issuers issuers;
  private final OwnKeys keys;
  private final Revocations revocations;
  private final Map<Issuers.Issuer, JwtChecks> checks = new ConcurrentHashMap<>();

  /**
   * Believes by these keys.
   *
   * @param issuers this Ilk's issuers
   * @param keys their published keys
   * @param revocations what was taken back
   */
  public OwnTokens(Issuers issuers, OwnKeys keys, Revocations revocations) {
    this.issuers = issuers;
    this.keys = keys;
    this.revocations = revocations;
  }

  /**
   * Whether a token claims to be of this Ilk.
   *
   * @param token as shown
   * @return true if so, whatever the plane and environment
   */
  public boolean claims(ShownToken token) {
    return token.claimedIssuer(issuers).isPresent();
  }

  /**
   * The refusal of what belongs to another plane: a person's session, or a token of this Ilk's for
   * another kind. The caller holds it and may know.
   *
   * @param token as shown
   * @param plane at whose door
   * @return {@code wrong_plane}; empty if nothing shows that it belongs elsewhere
   */
  public Optional<TokenRefusal> misplaced(ShownToken token, Kind plane) {
    return misplaced(token, token.claimedIssuer(issuers), plane);
  }

  private static Optional<TokenRefusal> misplaced(
      ShownToken token, Optional<Issuers.Issuer> claimed, Kind plane) {
    if (token.isSession()) {
      return Optional.of(TokenRefusal.open(wrongPlane("a person's session", plane), token));
    }
    return claimed
        .filter(issuer -> issuer.plane() != plane)
        .map(issuer ->
            TokenRefusal.open(
                wrongPlane("a token for the kind `" + issuer.plane().word() + "`", plane), token));
  }

  /**
   * Reads a token.
   *
   * @param token as shown
   * @param plane at whose door
   * @param door the environment whose door it is; empty at an interface of Ilk as a whole
   * @param now the present
   * @return what it says, or why it is not believed
   */
  public Reading<OwnToken> read(
      ShownToken token, Kind plane, Optional<Environment> door, Instant now) {
    Optional<Issuers.Issuer> claimed = token.claimedIssuer(issuers);
    Optional<TokenRefusal> misplaced = misplaced(token, claimed, plane);
    if (misplaced.isPresent()) {
      return new Reading.Refused<>(misplaced.get());
    }
    return token
        .wellFormed()
        .then(jwt ->
            claimed
                .map(issuer -> believed(token, jwt, issuer, door, now))
                .orElseGet(() -> open(notOurs(), token)));
  }

  /**
   * Whom an ID token speaks of that a human issuer of this Ilk gave to an app, however long ago
   * (OpenID Connect Core 1.0, section 3.1.2.1). It proves nothing about whoever shows it.
   *
   * @param token the {@code id_token_hint}, of any length and content
   * @param at the issuer whose door it is
   * @param app the {@code client_id} that the token must be for
   * @return the {@code sub}; {@code hint_malformed}, or a problem of the kind {@code UNAVAILABLE}
   */
  public Result<String> hinted(String token, Issuers.Issuer at, String app) {
    JwtChecks checks =
        JwtChecks.of(SIGNED_WITH, new JwtChecks.Audience.OneOf(Set.of(app)))
            .issuedBy(issuers.of(at.environment(), at.plane()))
            .ofType(Set.of("JWT"));
    try {
      Optional<JwkSet> published = keys.of(at);
      // As of its own time: a hint may have expired, and what it says counts all the same.
      Result<VerifiedJwt> genuine =
          UnverifiedJwt.parse(token)
              .then(jwt ->
                  jwt.verify(
                      published.orElseGet(() -> JwkSet.of(List.of())),
                      checks,
                      jwt.claimed().instant("iat").orElse(Instant.EPOCH)));
      return genuine instanceof Result.Ok<VerifiedJwt>(VerifiedJwt hint)
          ? Result.ok(hint.claims().text("sub").orElse(""))
          : Result.failed(
              Problem.of(
                      Problem.Kind.INVALID,
                      "hint_malformed",
                      "the hint is no ID token that this issuer gave to the app")
                  .at("id_token_hint"));
    } catch (StoreUnavailable e) {
      return Result.failed(
          Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "keys cannot be read"));
    }
  }

  private Reading<OwnToken> believed(
      ShownToken token,
      UnverifiedJwt jwt,
      Issuers.Issuer issuer,
      Optional<Environment> door,
      Instant now) {
    if (door.filter(at -> !at.equals(issuer.environment())).isPresent()) {
      return open(wrongEnvironment(issuer, door.get()), token);
    }
    try {
      Optional<JwkSet> published = keys.of(issuer);
      if (published.isEmpty()) {
        return hidden(
            unproven("issuer_unknown", "there is no environment `" + issuer.environment() + "`"),
            token);
      }
      return switch (jwt.verify(published.get(), checks(issuer), now)) {
        case Result.Failed<VerifiedJwt>(List<Problem> problems) ->
            hidden(problems.getFirst(), token);
        case Result.Ok<VerifiedJwt>(VerifiedJwt genuine) -> alive(token, genuine, issuer, now);
      };
    } catch (StoreUnavailable e) {
      return hidden(
          Problem.of(
              Problem.Kind.UNAVAILABLE, "store_unavailable", "keys or revocations cannot be read"),
          token);
    }
  }

  /** Made once for each issuer that there is. */
  private JwtChecks checks(Issuers.Issuer issuer) {
    return checks.computeIfAbsent(
        issuer,
        there ->
            JwtChecks.of(SIGNED_WITH, new JwtChecks.Audience.CheckedByCaller())
                .issuedBy(issuers.of(there.environment(), there.plane()))
                .ofType(Set.of(JwtSigner.ACCESS_TOKEN))
                .within(SKEW));
  }

  private Reading<OwnToken> alive(
      ShownToken token, VerifiedJwt jwt, Issuers.Issuer issuer, Instant now)
      throws StoreUnavailable {
    Optional<OwnNames> names = OwnNames.read(issuer, jwt.claims());
    if (names.isEmpty()) {
      return hidden(unproven("claims_malformed", "the token is no access token of Ilk's"), token);
    }
    // The signature holds, so the token is the caller's own and its age may be told.
    if (!now.isBefore(names.get().expires())) {
      return open(
          unproven("token_expired", "the token expired at " + names.get().expires())
              .mend("get a fresh one and try again")
              .at("exp"),
          token);
    }
    if (revocations.takenBack(names.get().all(), names.get().issued())) {
      return hidden(
          unproven("token_revoked", "the token, or something it stands on, was revoked"), token);
    }
    return new Reading.Accepted<>(new OwnToken(token, jwt.claims(), names.get()));
  }

  private static <T> Reading<T> open(Problem problem, ShownToken token) {
    return new Reading.Refused<>(TokenRefusal.open(problem, token));
  }

  private static <T> Reading<T> hidden(Problem problem, ShownToken token) {
    return new Reading.Refused<>(TokenRefusal.hidden(problem, Evidence.of(token)));
  }

  private static Problem wrongPlane(String what, Kind plane) {
    return unproven(
            "wrong_plane", "%s opens no door of the kind `%s`".formatted(what, plane.word()))
        .mend("use the door of its own kind");
  }

  private static Problem wrongEnvironment(Issuers.Issuer issuer, Environment door) {
    return unproven(
            "wrong_environment",
            "the token was issued in `%s` and came to the door of `%s`"
                .formatted(issuer.environment(), door))
        .mend("use the door of its own environment");
  }

  private static Problem notOurs() {
    return unproven("issuer_unknown", "the token was not issued by this Ilk")
        .mend("exchange it for one that was")
        .at("iss");
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
