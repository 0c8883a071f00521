package dev.ilk.prove.human.provider;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.HashClaim;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secrets;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates ID tokens (OpenID Connect Core 1.0, section 3.1.3.7). */
final class IdTokens {
  /** Core, section 2: at most 255 ASCII characters. */
  private static final Pattern SUBJECT = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");
  private static final int MAX_FACTORS = 16;
  private static final int MAX_WORD = 100;

  private final Provider provider;
  private final JwtChecks checks;

  IdTokens(Provider provider) {
    this.provider = provider;
    this.checks =
        JwtChecks.of(
                provider.algorithms(), new JwtChecks.Audience.OneOf(Set.of(provider.clientId())))
            .issuedBy(provider.issuer().toString())
            .within(JwtChecks.MAX_SKEW);
  }

  /**
   * What an ID token must fit besides the provider's configuration.
   *
   * @param nonce what was sent along with the browser
   * @param begun when the browser was sent
   * @param demand what the sign-in was asked to be
   * @param access the access token that came beside it
   */
  record Expected(String nonce, Instant begun, Demand demand, AccessToken access) {}

  Result<Vouched> validate(UnverifiedJwt token, JwkSet keys, Expected expected, Instant now) {
    return token
        .verify(keys, checks, now)
        .then(jwt ->
            firstProblem(jwt, expected)
                .map(Result::<Vouched>failed)
                .orElseGet(() -> vouched(jwt.claims(), expected, now)));
  }

  private Optional<Problem> firstProblem(VerifiedJwt jwt, Expected expected) {
    Claims claims = jwt.claims();
    if (jwt.audience().size() != 1) {
      return problem("audience_mismatch", "the ID token is meant for others as well", "aud");
    }
    if (claims.has("azp") && !claims.text("azp").equals(Optional.of(provider.clientId()))) {
      return problem(
          "authorized_party_mismatch", "the ID token was issued to another client", "azp");
    }
    if (!Secrets.same(expected.nonce(), claims.text("nonce").orElse(""))) {
      return problem("nonce_mismatch", "the ID token answers another sign-in", "nonce");
    }
    Optional<Instant> issued = claims.instant("iat");
    if (issued.isEmpty()) {
      return problem("claim_missing", "the ID token does not say when it was issued", "iat");
    }
    if (issued.get().isBefore(expected.begun().minus(checks.skew()))) {
      return problem("id_token_stale", "the ID token is older than the sign-in", "iat");
    }
    if (expected.demand().maxAge().isPresent()) {
      // Core, section 3.1.3.7, step 13: a provider that has a session may have asked nobody.
      Instant oldest = expected.begun().minus(expected.demand().maxAge().get());
      if (claims
          .instant("auth_time")
          .filter(at -> !at.isBefore(oldest.minus(checks.skew())))
          .isEmpty()) {
        return problem(
            "authentication_stale",
            "the provider did not ask the person again, or does not say when it did",
            "auth_time");
      }
    }
    return claims.has("at_hash") ? accessTokenProblem(jwt, expected.access()) : Optional.empty();
  }

  /** Core, section 3.1.3.8. An algorithm without a digest of its own takes that of its curve. */
  private static Optional<Problem> accessTokenProblem(VerifiedJwt jwt, AccessToken access) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(jwt.header().algorithm());
    HashClaim expected = AccessTokenHash.compute(access, algorithm, Curve.Ed25519);
    String named = jwt.claims().text("at_hash").orElse("");
    return expected != null && Secrets.same(expected.getValue(), named)
        ? Optional.empty()
        : problem(
            "access_token_hash_mismatch", "the ID token came with another access token", "at_hash");
  }

  private Result<Vouched> vouched(Claims claims, Expected expected, Instant now) {
    String subject = claims.text("sub").orElse("");
    if (!SUBJECT.matcher(subject).matches()) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.UNPROVEN,
                  "subject_malformed",
                  "the ID token's subject is not 1 to 255 ASCII characters")
              .at("sub"));
    }
    Optional<String> email =
        claims
            .text("email")
            .filter(address -> EMAIL.matcher(address).matches())
            .filter(address -> claims.truth("email_verified").orElse(false));
    List<String> factors =
        claims.texts("amr").orElse(List.of()).stream()
            .filter(IdTokens::isWord)
            .limit(MAX_FACTORS)
            .toList();
    String level = claims.text("acr").filter(IdTokens::isWord).orElse("");
    String session = claims.text("sid").filter(sid -> SUBJECT.matcher(sid).matches()).orElse("");
    // A clock that runs ahead must not make a proof younger than it can be.
    Optional<Instant> authenticated =
        claims
            .instant("auth_time")
            .map(at -> at.isAfter(now) ? now : at)
            .map(at -> withinItsSecond(at, expected));
    return Result.ok(
        new Vouched(
            subject,
            email,
            authenticated,
            provider.levels().getOrDefault(level, level),
            factors,
            posture(claims),
            session));
  }

  /**
   * Providers tell whole seconds, which would put a person who was asked as told before the very
   * question.
   */
  private static Instant withinItsSecond(Instant at, Expected expected) {
    Instant begun = expected.begun();
    boolean same = expected.demand().maxAge().isPresent() && at.equals(begun.truncatedTo(SECONDS));
    return same ? begun : at;
  }

  /** A yes or no counts as the word for it. */
  private Optional<String> posture(Claims claims) {
    return provider
        .posture()
        .flatMap(name -> claims.text(name).or(() -> claims.truth(name).map(String::valueOf)))
        .filter(IdTokens::isWord);
  }

  /** What is not a short readable word cannot be a level or a factor that a policy knows. */
  private static boolean isWord(String text) {
    return text.length() <= MAX_WORD && SUBJECT.matcher(text).matches();
  }

  private static Optional<Problem> problem(String code, String message, String claim) {
    return Optional.of(Problem.of(Problem.Kind.UNPROVEN, code, message).at(claim));
  }
}
