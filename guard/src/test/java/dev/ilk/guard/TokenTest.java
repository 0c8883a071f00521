package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guard believes of a token, without asking anyone. */
class TokenTest {
  private final Guarded guarded = new Guarded();
  private final Ilk ilk = guarded.ilk;

  @AfterEach
  void close() {
    guarded.close();
  }

  private void refused(String token) {
    assertEquals("401 invalid_token", guarded.ruling(token));
    assertEquals(0, guarded.judged.get(), "nothing is decided about a token that is not believed");
  }

  @Test
  void a_good_token_says_who_calls() {
    Claims.Builder claims =
        ilk.claims()
            .put("txn", "cor_journey")
            .put("act", Map.of("sub", "workload:prod-cart", "act", Map.of("sub", "workload:ui")));
    Ruling ruling = guarded.guard.rule(Optional.of("Bearer " + ilk.token(claims)), Guarded.READ);
    Caller caller = assertInstanceOf(Ruling.Permitted.class, ruling).caller();
    assertEquals("workload:prod-checkout", caller.subject());
    assertEquals("workload:prod-cart", caller.acting());
    assertEquals(List.of("workload:prod-cart", "workload:ui"), caller.actors());
    assertEquals(Set.of("payments:read", "payments:refund"), caller.scopes());
    assertEquals("prod", caller.environment());
    assertEquals("acme", caller.tenant());
    assertEquals("cor_journey", caller.correlation());
    assertEquals(ilk.clock.instant().plusSeconds(300), caller.expires());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER", "Bearer"})
  void the_scheme_is_not_case_sensitive(String scheme) {
    assertEquals(
        "permitted",
        Guarded.words(guarded.guard.rule(Optional.of(scheme + " " + ilk.token()), Guarded.READ)));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic YTpi", "Bearer", "Bearertoken"})
  void a_request_without_a_token_is_told_the_scheme_and_no_error(String authorization) {
    Ruling ruling = guarded.guard.rule(Optional.ofNullable(authorization), Guarded.READ);
    Ruling.Refused refused = assertInstanceOf(Ruling.Refused.class, ruling);
    assertEquals(401, refused.status());
    assertEquals("Bearer", refused.challenges().getFirst());
    assertTrue(refused.challenges().getLast().startsWith("DPoP algs=\"ES256 "));
  }

  @Test
  void a_token_for_another_service_is_refused() {
    refused(ilk.token(ilk.claimsBut("aud").put("aud", "https://ledger.example")));
    refused(ilk.token(ilk.claimsBut("aud")));
  }

  @Test
  void a_token_of_an_issuer_that_is_not_trusted_is_refused_unasked() {
    for (String other : List.of("/e/staging/workload", "/e/prod/human", "/e/prod/workload/")) {
      refused(ilk.token(ilk.claimsBut("iss").put("iss", ilk.address() + other)));
      assertEquals(0, ilk.asked("/.well-known/oauth-authorization-server" + other));
    }
    refused(ilk.token(ilk.claimsBut("iss")));
  }

  @Test
  void a_token_lives_from_its_beginning_to_its_end() {
    Instant now = ilk.clock.instant();
    refused(ilk.token(ilk.claimsBut("exp").put("exp", now.minusSeconds(30))));
    refused(ilk.token(ilk.claimsBut("exp")));
    refused(ilk.token(ilk.claims().put("nbf", now.plusSeconds(31))));
    refused(ilk.token(ilk.claimsBut("iat").put("iat", now.plusSeconds(31))));
    assertEquals(
        "permitted",
        guarded.ruling(ilk.token(ilk.claimsBut("exp").put("exp", now.minusSeconds(29)))),
        "clocks may differ by less than 30 seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "jti", "iat"})
  void a_token_that_lacks_what_names_it_is_refused(String claim) {
    refused(ilk.token(ilk.claimsBut(claim)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "id_token+jwt", "revocations+jwt", "at"})
  void only_access_tokens_are_taken(String type) {
    refused(JwtSigner.sign(ilk.signer, type, ilk.claims().build()));
  }

  @Test
  void a_signature_of_another_key_is_refused() {
    Signer thief = Signer.ephemeral(Algorithm.ES256);
    refused(JwtSigner.sign(thief, JwtSigner.ACCESS_TOKEN, ilk.claims().build()));
    String header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"".formatted(kid());
    refused(signed(thief, header + "}"));
    refused(signed(thief, header + ",\"jku\":\"https://thief.example/keys\"}"));
    String jwk = JwkSet.of(List.of(Ilk.own(thief))).json();
    refused(
        signed(
            thief,
            header + ",\"jwk\":" + jwk.substring(jwk.indexOf('[') + 1, jwk.indexOf(']')) + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS256", "ES384", "RS256", "EdDSA", "ES256K"})
  void another_algorithm_is_refused(String algorithm) {
    String header =
        "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, kid());
    refused(signed(ilk.signer, header));
    refused(part(header) + "." + part(ilk.claims().build().toString()) + ".");
  }

  @Test
  void a_public_key_is_no_shared_secret() throws Exception {
    for (byte[] secret :
        List.of(
            ilk.signer.verifyingKey().encoded(),
            JwkSet.of(ilk.published).json().getBytes(StandardCharsets.UTF_8))) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String input =
          part("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(kid()))
              + "."
              + part(ilk.claims().build().toString());
      refused(input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"crit\":[\"exp\"]", ",\"b64\":false", ",\"alg\":\"none\""})
  void a_header_that_two_readers_could_understand_differently_is_refused(String more) {
    refused(
        signed(
            ilk.signer,
            "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"%s}".formatted(kid(), more)));
  }

  @Test
  void claims_that_two_readers_could_understand_differently_are_refused() {
    String claims = ilk.claims().build().toString();
    String header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(kid());
    String twice = claims.substring(0, claims.length() - 1) + ",\"aud\":\"https://x.example\"}";
    refused(signed(ilk.signer, header, twice));
    refused(signed(ilk.signer, header, "[" + claims + "]"));
    refused(signed(ilk.signer, header, claims + claims));
    refused(signed(ilk.signer, header, ""));
  }

  @Test
  void what_is_no_token_at_all_is_refused() {
    refused("x");
    refused("..");
    refused(ilk.token() + ".");
    refused(ilk.token() + "=");
    refused(" " + ilk.token().replace('.', ' '));
    refused("a".repeat(1 << 20));
    refused(ilk.token(ilk.claims().put("padding", "p".repeat(16 << 10))));
  }

  @Test
  void a_scope_that_the_token_lacks_is_named() {
    GuardedAction payout = GuardedAction.of("payments:payout", "Payment", "p-1");
    Ruling ruling = guarded.guard.rule(Optional.of("Bearer " + ilk.token()), payout);
    Ruling.Refused refused = assertInstanceOf(Ruling.Refused.class, ruling);
    assertEquals("403 insufficient_scope", Guarded.words(refused));
    assertEquals(
        List.of("Bearer error=\"insufficient_scope\", scope=\"payments:payout\""),
        refused.challenges());
    assertEquals(0, guarded.judged.get());
  }

  private String kid() {
    return ilk.signer.kid();
  }

  private String signed(Signer signer, String header) {
    return signed(signer, header, ilk.claims().build().toString());
  }

  private static String signed(Signer signer, String header, String claims) {
    String input = part(header) + "." + part(claims);
    return input + "." + encoded(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String part(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
