package dev.ilk.prove.human.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider, or someone who speaks as one, could put into an ID token. */
class IdTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant BEGUN = NOW.minusSeconds(120);
  private static final String ISSUER = "https://login.example.com/realms/acme";
  private static final ECKey KEY = key();
  private static final BearerAccessToken ACCESS = new BearerAccessToken("an-access-token");

  private static final IdTokens TOKENS =
      new IdTokens(
          new Provider(
                  "acme",
                  "Acme",
                  URI.create(ISSUER),
                  "ilk",
                  Optional.empty(),
                  Provider.DEFAULT_SCOPES,
                  Set.of(Algorithm.ES256))
              .with(Set.of(), Map.of("urn:acme:key", "phr"))
              .telling("device_state"));

  @Test
  void a_good_token_tells_whom_the_provider_vouches_for() throws Exception {
    JWTClaimsSet claims =
        good()
            .claim("acr", "urn:example:gold")
            .claim("amr", List.of("pwd", "otp"))
            .claim("azp", "ilk")
            .claim("sid", "sid-1")
            .claim("device_state", "compliant")
            .claim("at_hash", AccessTokenHash.compute(ACCESS, JWSAlgorithm.ES256, null).getValue())
            .build();
    assertEquals(
        Result.ok(
            new Vouched(
                "248289761001",
                Optional.of("alice@acme.example"),
                Optional.empty(),
                "urn:example:gold",
                List.of("pwd", "otp"),
                Optional.of("compliant"),
                "sid-1")),
        validate(signed(claims)));
  }

  /** A token that must be refused, and why. */
  private record Bad(String code, UnaryOperator<JWTClaimsSet.Builder> change) {
    @Override
    public String toString() {
      return code;
    }
  }

  static List<Bad> badClaims() {
    return List.of(
        new Bad("issuer_mismatch", claims -> claims.issuer(ISSUER + "/")),
        new Bad("issuer_mismatch", claims -> claims.issuer(null)),
        new Bad("audience_mismatch", claims -> claims.audience("another-client")),
        new Bad("audience_mismatch", claims -> claims.audience((String) null)),
        new Bad("audience_mismatch", claims -> claims.audience(List.of("ilk", "another"))),
        new Bad("authorized_party_mismatch", claims -> claims.claim("azp", "another")),
        new Bad("authorized_party_mismatch", claims -> claims.claim("azp", 7)),
        new Bad("nonce_mismatch", claims -> claims.claim("nonce", "another")),
        new Bad("nonce_mismatch", claims -> claims.claim("nonce", null)),
        new Bad("token_expired", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(61)))),
        new Bad("claim_missing", claims -> claims.expirationTime(null)),
        new Bad("claim_missing", claims -> claims.issueTime(null)),
        new Bad("id_token_stale", claims -> claims.issueTime(Date.from(BEGUN.minusSeconds(61)))),
        new Bad(
            "token_from_the_future", claims -> claims.issueTime(Date.from(NOW.plusSeconds(120)))),
        new Bad("access_token_hash_mismatch", claims -> claims.claim("at_hash", "AAAA")),
        new Bad("access_token_hash_mismatch", claims -> claims.claim("at_hash", List.of())),
        new Bad("subject_malformed", claims -> claims.subject(null)),
        new Bad("subject_malformed", claims -> claims.subject("")),
        new Bad("subject_malformed", claims -> claims.subject("a\nb")),
        new Bad("subject_malformed", claims -> claims.subject("x".repeat(256))));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void a_token_with_wrong_claims_is_refused(Bad bad) throws Exception {
    assertEquals(bad.code(), code(validate(signed(bad.change().apply(good()).build()))));
  }

  @Test
  void clocks_may_differ_by_a_minute() throws Exception {
    JWTClaimsSet old = good().expirationTime(Date.from(NOW.minusSeconds(59))).build();
    assertInstanceOf(Result.Ok.class, validate(signed(old)));
  }

  @Test
  void an_address_counts_only_if_the_provider_says_in_the_right_type_that_it_is_verified()
      throws Exception {
    for (Object verified : List.of(false, "true", 1)) {
      assertEquals(Optional.empty(), email(good().claim("email_verified", verified)));
    }
    assertEquals(Optional.empty(), email(good().claim("email_verified", null)));
    assertEquals(Optional.empty(), email(good().claim("email", "no address")));
    assertEquals(Optional.empty(), email(good().claim("email", "a@b@c\n")));
    assertEquals(Optional.empty(), email(good().claim("email", List.of("a@b.example"))));
  }

  @Test
  void what_cannot_be_a_level_or_factor_is_left_out() throws Exception {
    JWTClaimsSet claims =
        good()
            .claim("acr", "x".repeat(5000))
            .claim("amr", Collections.nCopies(1000, "pwd"))
            .build();
    Vouched vouched = vouched(validate(signed(claims)));
    assertEquals("", vouched.assurance());
    assertEquals(Collections.nCopies(16, "pwd"), vouched.factors());
  }

  @Test
  void a_token_without_a_good_signature_is_refused() throws Exception {
    String good = signed(good().build());
    String none = encoded("{\"alg\":\"none\"}") + "." + encoded(good().build().toString()) + ".";
    String hmac =
        signed(
            good().build(),
            JWSAlgorithm.HS256,
            new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
    String otherKey = signed(good().build(), JWSAlgorithm.ES256, new ECDSASigner(key()));
    assertEquals("signature_invalid", code(validate(otherKey)));
    assertEquals("algorithm_not_allowed", code(validate(hmac)));
    assertInstanceOf(Result.Failed.class, validate(none));
    assertInstanceOf(Result.Failed.class, validate(good.substring(0, good.length() - 8)));
    assertInstanceOf(Result.Failed.class, validate("x".repeat(1 << 20)));
    assertInstanceOf(Result.Failed.class, validate(""));
  }

  @Test
  void a_providers_level_is_called_as_configured() throws Exception {
    Vouched named = vouched(validate(signed(good().claim("acr", "urn:acme:key").build())));
    assertEquals("phr", named.assurance());
  }

  @Test
  void when_the_person_was_asked_is_told_and_never_later_than_now() throws Exception {
    Instant earlier = NOW.minusSeconds(3600);
    assertEquals(Optional.of(earlier), authenticated(earlier));
    assertEquals(Optional.of(NOW), authenticated(NOW.plusSeconds(3600)));
  }

  private static Optional<Instant> authenticated(Instant at) throws Exception {
    JWTClaimsSet claims = good().claim("auth_time", at.getEpochSecond()).build();
    return vouched(validate(signed(claims))).authenticated();
  }

  @Test
  void who_had_to_be_asked_again_was_asked_again() throws Exception {
    String asked = signed(good().claim("auth_time", BEGUN.getEpochSecond()).build());
    String sso = signed(good().claim("auth_time", BEGUN.minusSeconds(61).getEpochSecond()).build());
    String silent = signed(good().build());
    assertInstanceOf(Result.Ok.class, validate(asked, Demand.NOW));
    assertEquals("authentication_stale", code(validate(sso, Demand.NOW)));
    assertEquals("authentication_stale", code(validate(silent, Demand.NOW)));
    assertInstanceOf(
        Result.Ok.class, validate(sso, new Demand(Optional.of(Duration.ofMinutes(5)))));
    assertInstanceOf(Result.Ok.class, validate(silent, Demand.NONE));
  }

  private static Result<Vouched> validate(String token) {
    return validate(token, Demand.NONE);
  }

  private static Result<Vouched> validate(String token, Demand demand) {
    IdTokens.Expected expected = new IdTokens.Expected("the-nonce", BEGUN, demand, ACCESS);
    byte[] published = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    return JwkSet.parse(published)
        .then(keys ->
            UnverifiedJwt.parse(token).then(jwt -> TOKENS.validate(jwt, keys, expected, NOW)));
  }

  private static Optional<String> email(JWTClaimsSet.Builder claims) throws Exception {
    return vouched(validate(signed(claims.build()))).verifiedEmail();
  }

  private static Vouched vouched(Result<Vouched> result) {
    return switch (result) {
      case Result.Ok<Vouched>(Vouched vouched) -> vouched;
      case Result.Failed<Vouched>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static String code(Result<Vouched> result) {
    return assertInstanceOf(Result.Failed.class, result) instanceof Result.Failed<?> failed
        ? failed.problems().getFirst().code()
        : "";
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("248289761001")
        .audience("ilk")
        .issueTime(Date.from(NOW.minusSeconds(1)))
        .expirationTime(Date.from(NOW.plusSeconds(300)))
        .claim("nonce", "the-nonce")
        .claim("email", "alice@acme.example")
        .claim("email_verified", true);
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, JWSAlgorithm.ES256, new ECDSASigner(KEY));
  }

  private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
