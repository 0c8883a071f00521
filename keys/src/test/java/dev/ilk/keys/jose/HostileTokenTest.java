package dev.ilk.keys.jose;

import static dev.ilk.keys.jose.Tokens.CHECKS;
import static dev.ilk.keys.jose.Tokens.KEYS;
import static dev.ilk.keys.jose.Tokens.SIGNER;
import static dev.ilk.keys.jose.Tokens.header;
import static dev.ilk.keys.jose.Tokens.outcome;
import static dev.ilk.keys.jose.Tokens.part;
import static dev.ilk.keys.jose.Tokens.raw;
import static dev.ilk.keys.jose.Tokens.token;
import static dev.ilk.keys.jose.Tokens.verify;
import static dev.ilk.keys.jose.Tokens.withPayload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens made to be believed by a careless reader. Most of them are rightly signed. */
class HostileTokenTest {
  private static final String CLAIMS = Tokens.claims().build().toString();

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "", "es256", "HS256", "ES256K", "RSA1_5"})
  void an_algorithm_that_is_not_ours_is_refused_with_and_without_signature(String algorithm) {
    String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, SIGNER.kid());
    String expected = algorithm.isEmpty() ? "header_malformed" : "algorithm_not_allowed";
    assertEquals(expected, outcome(verify(part(header) + "." + part(CLAIMS) + ".")));
    assertEquals(expected, outcome(verify(raw(SIGNER, header, CLAIMS))));
  }

  @Test
  void a_public_key_is_never_a_shared_secret() throws Exception {
    for (byte[] secret :
        List.of(SIGNER.verifyingKey().encoded(), KEYS.json().getBytes(StandardCharsets.UTF_8))) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String input =
          part("{\"alg\":\"HS256\",\"kid\":\"%s\"}".formatted(SIGNER.kid())) + "." + part(CLAIMS);
      String forged =
          input + "." + Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
      assertEquals("algorithm_not_allowed", outcome(verify(forged)));
    }
  }

  @Test
  void a_key_is_used_with_its_own_algorithm_only() {
    Signer rsa = Signer.ephemeral(Algorithm.RS256);
    JwkSet keys = JwkSet.of(List.of(PublicJwk.own(Algorithm.RS256, rsa.verifyingKey())));
    for (String other : List.of("RS512", "PS256", "ES256", "EdDSA")) {
      String header = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(other, rsa.kid());
      assertEquals("key_unsuitable", outcome(verify(raw(rsa, header, CLAIMS), keys, CHECKS)));
    }
  }

  @Test
  void a_key_that_the_token_brings_along_or_points_to_is_not_used() {
    Signer attacker = Signer.ephemeral(Algorithm.ES256);
    String key = JwkSet.of(List.of(PublicJwk.own(Algorithm.ES256, attacker.verifyingKey()))).json();
    String jwk = key.substring(key.indexOf('[') + 1, key.lastIndexOf(']'));
    for (String trick :
        List.of(
            ",\"jwk\":" + jwk,
            ",\"jku\":\"https://attacker.example/keys\"",
            ",\"x5u\":\"https://attacker.example/cert\"",
            ",\"x5c\":[\"MIIB\"]")) {
      assertEquals("signature_invalid", outcome(verify(raw(attacker, header(trick), CLAIMS))));
      String byName = header(trick).replace(SIGNER.kid(), attacker.kid());
      assertEquals("key_unknown", outcome(verify(raw(attacker, byName, CLAIMS))));
      assertEquals("ok", outcome(verify(raw(SIGNER, header(trick), CLAIMS))), "only ignored");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"crit\":[\"exp\"],\"exp\":1 | header_not_understood",
        ",\"crit\":[] | header_not_understood",
        ",\"b64\":false | header_not_understood",
        ",\"b64\":false,\"crit\":[\"b64\"] | header_not_understood",
        ",\"alg\":\"none\" | header_malformed",
        ",\"kid\":\"other\" | header_malformed",
        ",\"typ\":7 | header_malformed",
        ",\"typ\":\"\" | header_malformed",
        ",\"x\":{\"a\":1,\"a\":2} | header_malformed",
        ",\"x\":1e999 | header_malformed",
      })
  void a_header_with_a_trick_is_refused(String more, String expected) {
    assertEquals(expected, outcome(verify(raw(SIGNER, header(more), CLAIMS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "\"\"",
        "",
        "{}{}",
        "{\"alg\":null,\"kid\":\"k\"}",
        "{\"kid\":\"k\"}",
        "{\"alg\":[\"ES256\"]}",
        "{\"alg\":\"ES256\",\"kid\":7}",
        "{\"alg\":\"ES256\",\"kid\":\"a\\nb\"}",
        "{'alg':'ES256'}",
        "{\"alg\":\"ES256\",}",
        "{\"alg\":\"ES256\"/**/}",
      })
  void a_header_that_is_not_one_is_refused(String header) {
    assertEquals("header_malformed", outcome(verify(raw(SIGNER, header, CLAIMS))));
  }

  @Test
  void a_long_key_id_is_refused() {
    String header = "{\"alg\":\"ES256\",\"kid\":\"%s\"}";
    assertEquals(
        "key_unknown", outcome(verify(raw(SIGNER, header.formatted("k".repeat(256)), CLAIMS))));
    assertEquals(
        "header_malformed",
        outcome(verify(raw(SIGNER, header.formatted("k".repeat(257)), CLAIMS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{\"exp\":4102444800,\"exp\":1}",
        "{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":null,\"a\":1}",
        "{\"a\":1,\"a\":null}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-1e400}",
        "{\"a\":9223372036854775808}",
        "{\"a\":1e99999999999999999999999999999999}",
        "{\"a\":011}",
        "{\"a\":[null]}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"\\ud800\":1}",
        "{\"a\":1} x",
        "{\"a\":1",
        "\ufeff{\"a\":1}",
        "{\"exp\":\"4102444800\"}",
        "{\"exp\":true}",
        "{\"exp\":-1}",
        "{\"exp\":253402300800}",
        "{\"nbf\":[1]}",
        "{\"iat\":{}}",
        "{\"iss\":[\"https://ci.example\"]}",
        "{\"sub\":1}",
        "{\"aud\":7}",
        "{\"aud\":[\"a\",7]}",
        "{\"aud\":{\"a\":1}}",
      })
  void claims_that_two_readers_could_take_differently_are_refused(String payload) {
    assertEquals("claims_malformed", outcome(verify(withPayload(payload))));
  }

  @Test
  void text_that_is_not_utf8_is_refused() {
    for (String bytes : List.of("\u00ff\u00fe", "\u00c0\u00af", "\u00ed\u00a0\u0080")) {
      byte[] json = ("{\"a\":\"" + bytes + "\"}").getBytes(StandardCharsets.ISO_8859_1);
      assertEquals("claims_malformed", outcome(verify(signed(json))));
    }
    byte[] utf16 = CLAIMS.getBytes(StandardCharsets.UTF_16BE);
    assertEquals("claims_malformed", outcome(verify(signed(utf16))));
  }

  @Test
  void nesting_is_bounded() {
    assertEquals("claim_missing", outcome(verify(withPayload(nested(StrictJson.MAX_DEPTH - 1)))));
    assertEquals("claims_malformed", outcome(verify(withPayload(nested(StrictJson.MAX_DEPTH)))));
    assertEquals("claims_malformed", outcome(verify(withPayload(nested(3000)))));
  }

  @Test
  void names_and_numbers_are_bounded() {
    assertEquals(
        "claims_malformed", outcome(verify(withPayload("{\"" + "n".repeat(2000) + "\":1}"))));
    assertEquals(
        "claims_malformed", outcome(verify(withPayload("{\"n\":" + "1".repeat(5000) + "}"))));
    assertEquals(
        "claims_malformed", outcome(verify(withPayload("{\"n\":0." + "1".repeat(5000) + "}"))));
  }

  @Test
  void size_is_bounded() {
    String filler = "x".repeat(UnverifiedJwt.MAX_LENGTH);
    assertEquals("token_too_large", outcome(verify(withPayload("{\"x\":\"" + filler + "\"}"))));
    assertEquals("token_too_large", outcome(verify(filler + "x")));
    assertEquals("token_too_large", outcome(UnverifiedJwt.parse(token(), 100)));
  }

  @ParameterizedTest
  @MethodSource("misshapen")
  void what_is_not_three_canonical_parts_is_refused(String token) {
    assertEquals("token_malformed", outcome(verify(token)));
  }

  static List<String> misshapen() {
    String good = token();
    String[] parts = good.split("\\.");
    return List.of(
        "",
        ".",
        "a.b",
        "{\"payload\":\"\"}",
        good + ".",
        "." + good,
        good + "..",
        parts[0] + "." + parts[1],
        good + "=",
        good + "==",
        parts[0] + "=." + parts[1] + "." + parts[2],
        " " + good,
        good + " ",
        good + "\n",
        good.replaceFirst("\\.", ".\u00e9"),
        good.replaceFirst("\\.", ".\u0141"),
        good.replaceFirst("\\.", ".+"),
        good.replaceFirst("\\.", "./"),
        good + "." + parts[1] + "." + parts[2]);
  }

  @Test
  void the_unused_bits_of_the_last_character_must_be_zero() {
    // 64 bytes of signature are 86 characters, of which the last carries two bits.
    String good = token();
    String stem = good.substring(0, good.length() - 1);
    int accepted = 0;
    for (char last :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
      String outcome = outcome(verify(stem + last));
      accepted += outcome.equals("ok") ? 1 : 0;
      assertNotEquals("ok", last == good.charAt(good.length() - 1) ? "refused" : outcome);
    }
    assertEquals(1, accepted);
  }

  @Test
  void a_signature_cut_or_lengthened_does_not_verify() {
    String input = token().substring(0, token().lastIndexOf('.') + 1);
    for (int length : new int[] {0, 1, 32, 63, 65, 72, 128, 1000}) {
      assertEquals(
          "signature_invalid", outcome(verify(input + Base64Url.encode(new byte[length]))));
    }
  }

  private static String signed(byte[] payload) {
    String input = part(header("")) + "." + Base64Url.encode(payload);
    return input + "." + Base64Url.encode(SIGNER.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  /** An object whose depth is one more than the arrays in it. */
  private static String nested(int arrays) {
    return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }
}
