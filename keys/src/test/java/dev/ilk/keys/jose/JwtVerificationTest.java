package dev.ilk.keys.jose;

import static dev.ilk.keys.jose.Tokens.AUDIENCE;
import static dev.ilk.keys.jose.Tokens.CHECKS;
import static dev.ilk.keys.jose.Tokens.KEYS;
import static dev.ilk.keys.jose.Tokens.NOW;
import static dev.ilk.keys.jose.Tokens.claims;
import static dev.ilk.keys.jose.Tokens.outcome;
import static dev.ilk.keys.jose.Tokens.token;
import static dev.ilk.keys.jose.Tokens.value;
import static dev.ilk.keys.jose.Tokens.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JwtVerificationTest {
  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256"})
  void what_we_sign_verifies_and_keeps_its_claims(Algorithm algorithm) {
    Signer signer = Signer.ephemeral(algorithm);
    JwkSet keys = JwkSet.of(List.of(PublicJwk.own(algorithm, signer.verifyingKey())));
    Claims said = claims().put("act", Claims.builder().put("sub", "agent").build()).build();
    JwkSet published = value(JwkSet.parse(keys.json().getBytes()));

    VerifiedJwt jwt =
        value(verify(JwtSigner.sign(signer, JwtSigner.ACCESS_TOKEN, said), published, CHECKS));

    assertEquals(said, jwt.claims());
    assertEquals(Optional.of("at+jwt"), jwt.header().type());
    assertEquals(signer.verifyingKey(), jwt.key());
    assertEquals(NOW.plusSeconds(300), jwt.expiresAt());
    assertEquals(List.of(AUDIENCE), jwt.audience());
    assertEquals(Optional.of("agent"), jwt.claims().nested("act").orElseThrow().text("sub"));
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -30, token_expired", // the skew is 30 s, and its end is exclusive (RFC 7519, 4.1.4)
    "exp, -29, ok",
    "nbf,  30, ok",
    "nbf,  31, token_not_yet_valid",
    "iat,  30, ok",
    "iat,  31, token_from_the_future",
  })
  void dates_are_checked_with_the_skew(String claim, int secondsFromNow, String expected) {
    Claims.Builder claims = Claims.builder().put("aud", AUDIENCE);
    if (!claim.equals("exp")) {
      claims.put("exp", NOW.plusSeconds(300));
    }
    assertEquals(
        expected,
        outcome(verify(token(claims.put(claim, NOW.plusSeconds(secondsFromNow)).build()))));
  }

  @Test
  void a_token_that_was_believed_is_judged_anew_by_other_keys_and_at_another_time() {
    UnverifiedJwt jwt = value(UnverifiedJwt.parse(token()));
    assertEquals("ok", outcome(jwt.verify(KEYS, CHECKS, NOW)));
    assertEquals("ok", outcome(jwt.verify(KEYS, CHECKS, NOW)));
    assertEquals("token_expired", outcome(jwt.verify(KEYS, CHECKS, NOW.plusSeconds(900))));
    JwkSet others =
        JwkSet.of(
            List.of(
                PublicJwk.own(Algorithm.ES256, Signer.ephemeral(Algorithm.ES256).verifyingKey())));
    assertEquals("key_unknown", outcome(jwt.verify(others, CHECKS, NOW)));
    assertEquals("key_unknown", outcome(jwt.verify(JwkSet.of(List.of()), CHECKS, NOW)));
  }

  @Test
  void a_date_with_a_fraction_is_read() {
    Claims claims =
        Claims.builder().put("aud", AUDIENCE).put("exp", NOW.getEpochSecond() + 0.5).build();
    assertEquals(NOW, value(verify(token(claims))).expiresAt());
  }

  @Test
  void a_token_without_an_end_is_refused() {
    assertEquals(
        "claim_missing", outcome(verify(token(Claims.builder().put("aud", AUDIENCE).build()))));
  }

  @Test
  void the_audience_may_be_one_or_many_and_must_match_exactly() {
    Claims.Builder base = Claims.builder().put("exp", NOW.plusSeconds(300));
    Claims many = base.put("aud", List.of("https://other.example", AUDIENCE)).build();
    assertEquals("ok", outcome(verify(token(many))));

    Claims near =
        Claims.builder().put("exp", NOW.plusSeconds(300)).put("aud", AUDIENCE + "/").build();
    assertEquals("audience_mismatch", outcome(verify(token(near))));
    Claims none = Claims.builder().put("exp", NOW.plusSeconds(300)).build();
    assertEquals("audience_mismatch", outcome(verify(token(none))));
    assertEquals(
        "ok",
        outcome(
            verify(
                token(near),
                KEYS,
                JwtChecks.of(Tokens.ALL, new JwtChecks.Audience.CheckedByCaller()))));
  }

  @Test
  void the_issuer_must_match_exactly() {
    assertEquals("ok", outcome(verify(token(), KEYS, CHECKS.issuedBy("https://ci.example"))));
    assertEquals(
        "issuer_mismatch", outcome(verify(token(), KEYS, CHECKS.issuedBy("https://ci.example/"))));
  }

  @Test
  void the_type_is_compared_as_a_media_type() {
    String token = JwtSigner.sign(Tokens.SIGNER, "application/AT+JWT", claims().build());
    assertEquals("ok", outcome(verify(token, KEYS, CHECKS.ofType(Set.of("at+jwt")))));
    assertEquals(
        "type_not_allowed", outcome(verify(token(), KEYS, CHECKS.ofType(Set.of("at+jwt")))));
  }

  @Test
  void an_algorithm_outside_the_callers_list_is_refused() {
    JwtChecks rsaOnly = JwtChecks.of(Set.of(Algorithm.RS256), CHECKS.audience());
    assertEquals("algorithm_not_allowed", outcome(verify(token(), KEYS, rsaOnly)));
  }

  @Test
  void a_skew_beyond_a_minute_cannot_be_configured() {
    assertThrows(IllegalArgumentException.class, () -> CHECKS.within(Duration.ofSeconds(61)));
    assertThrows(IllegalArgumentException.class, () -> CHECKS.within(Duration.ofSeconds(-1)));
  }

  @Test
  void a_token_of_an_unknown_key_says_that_the_set_may_be_old() {
    String foreign = JwtSigner.sign(Signer.ephemeral(Algorithm.ES256), "JWT", claims().build());
    assertEquals(Refusal.KEY_UNKNOWN.code(), outcome(verify(foreign)));
  }

  @Test
  void a_token_without_a_key_id_needs_a_set_with_one_fitting_key() {
    String token = Tokens.raw(Tokens.SIGNER, "{\"alg\":\"ES256\"}", claims().build().toString());
    assertEquals("ok", outcome(verify(token)));

    Signer second = Signer.ephemeral(Algorithm.ES256);
    JwkSet two =
        JwkSet.of(
            List.of(
                PublicJwk.own(Algorithm.ES256, Tokens.SIGNER.verifyingKey()),
                PublicJwk.own(Algorithm.ES256, second.verifyingKey())));
    assertEquals("key_ambiguous", outcome(verify(token, two, CHECKS)));
  }

  @Test
  void the_same_claims_are_written_in_the_same_bytes() {
    Claims claims = claims().put("n", 1).put("deep", List.of(true, 2.5)).build();
    String once = token(claims);
    String again = token(claims);
    assertEquals(
        once.substring(0, once.lastIndexOf('.')), again.substring(0, again.lastIndexOf('.')));
    assertTrue(claims.toString().endsWith("\"n\":1,\"deep\":[true,2.5]}"));
  }
}
