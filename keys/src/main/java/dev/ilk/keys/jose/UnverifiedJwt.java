package dev.ilk.keys.jose;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token that is well formed and nothing more: what it says serves to find the issuer's keys, and
 * to tell the record what was tried. Only {@link #verify} makes it a {@link VerifiedJwt}.
 */
public final class UnverifiedJwt {
  /** The longest token that is looked at unless told otherwise, in characters. */
  public static final int MAX_LENGTH = 16 * 1024;

  private static final List<String> DATES = List.of("exp", "nbf", "iat");
  private static final List<String> TEXTS = List.of("iss", "sub", "jti");

  private final CompactJws jws;
  private final Claims claims;

  private UnverifiedJwt(CompactJws jws, Claims claims) {
    this.jws = jws;
    this.claims = claims;
  }

  /**
   * Takes a token apart.
   *
   * @param token of any length and content
   * @return the token, or a refusal of the first group in {@link Refusal}
   */
  public static Result<UnverifiedJwt> parse(String token) {
    return parse(token, MAX_LENGTH);
  }

  /**
   * Takes a token apart.
   *
   * @param token of any length and content
   * @param maxLength the longest token to look at, in characters
   * @return the token, or a refusal of the first group in {@link Refusal}
   */
  public static Result<UnverifiedJwt> parse(String token, int maxLength) {
    return CompactJws.parse(token, maxLength)
        .then(jws ->
            switch (Claims.parse(jws.payload())) {
              case Result.Ok<Claims>(Claims claims) -> typed(jws, claims);
              case Result.Failed<Claims>(List<Problem> problems) ->
                  Result.failed(
                      Refusal.CLAIMS_MALFORMED.problem(
                          "the token's claims: " + problems.getFirst().message()));
            });
  }

  /**
   * The header.
   *
   * @return what it says
   */
  public JoseHeader header() {
    return jws.header();
  }

  /**
   * Who is said to have issued it.
   *
   * @return the value of {@code iss}, not proven
   */
  public Optional<String> claimedIssuer() {
    return claims.text("iss");
  }

  /**
   * What it claims.
   *
   * @return the claims, not proven
   */
  public Claims claimed() {
    return claims;
  }

  /**
   * Verifies type, algorithm, key, signature, lifetime, issuer and audience, in this order.
   *
   * @param keys the issuer's keys
   * @param checks what it must fulfil
   * @param now the present
   * @return the token, now proven, or a refusal of one of the later groups in {@link Refusal}
   */
  public Result<VerifiedJwt> verify(JwkSet keys, JwtChecks checks, Instant now) {
    if (!checks.types().isEmpty() && header().type().filter(checks.types()::contains).isEmpty()) {
      return Result.failed(
          Refusal.TYPE_NOT_ALLOWED
              .problem(
                  "the token's type is `%s`, expected one of %s"
                      .formatted(
                          header().type().orElse(""), checks.types().stream().sorted().toList()))
              .at("typ"));
    }
    return jws.verify(keys, checks.algorithms())
        .then(key ->
            ClaimChecks.firstRefusal(claims, checks, now)
                .map(Result::<VerifiedJwt>failed)
                .orElseGet(() -> Result.ok(new VerifiedJwt(header(), claims, key.key()))));
  }

  /** A registered claim of a wrong type would otherwise look absent, and so pass unchecked. */
  private static Result<UnverifiedJwt> typed(CompactJws jws, Claims claims) {
    for (String date : DATES) {
      if (claims.has(date) && claims.instant(date).isEmpty()) {
        return wrongType(date, "a number of seconds from 1970 to 9999");
      }
    }
    for (String text : TEXTS) {
      if (claims.has(text) && claims.text(text).isEmpty()) {
        return wrongType(text, "a string");
      }
    }
    if (claims.has("aud") && claims.texts("aud").isEmpty()) {
      return wrongType("aud", "a string or an array of strings");
    }
    return Result.ok(new UnverifiedJwt(jws, claims));
  }

  private static Result<UnverifiedJwt> wrongType(String claim, String expected) {
    return Result.failed(
        Refusal.CLAIMS_MALFORMED
            .problem("the token's claim `" + claim + "` is not " + expected)
            .at(claim));
  }
}
