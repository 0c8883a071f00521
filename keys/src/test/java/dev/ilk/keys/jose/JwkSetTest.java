package dev.ilk.keys.jose;

import static dev.ilk.keys.jose.Tokens.outcome;
import static dev.ilk.keys.jose.Tokens.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.VerifyingKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
  // RFC 8037, appendix A.2 and A.3.
  private static final String EDWARDS =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"%s}";
  private static final String EDWARDS_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

  @Test
  void a_published_set_reads_back_as_the_same_set() {
    List<PublicJwk> keys =
        List.of(own(Algorithm.ES256), own(Algorithm.EDDSA), own(Algorithm.RS256));
    JwkSet set = JwkSet.of(keys);
    assertEquals(keys, parse(set.json()).keys());
    assertEquals(set.json(), parse(set.json()).json());
    assertEquals(List.of(), parse(set.json()).skipped());
  }

  @Test
  void the_thumbprint_is_that_of_the_standards_example() {
    VerifyingKey key = parse(set(EDWARDS.formatted(""))).keys().getFirst().key();
    assertEquals(EDWARDS_THUMBPRINT, key.thumbprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"kid\":\"k\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"key_ops\":[\"verify\"],\"x5t\":\"?\" |"
            + " ok",
        ",\"use\":\"jwt-svid\" | ok",
        ",\"use\":\"enc\" | key_use_other",
        ",\"use\":\"x509-svid\" | key_use_other",
        ",\"use\":7 | key_use_other",
        ",\"key_ops\":[\"sign\"] | key_use_other",
        ",\"key_ops\":\"verify\" | key_use_other",
        ",\"alg\":\"ES256\" | key_algorithm_unknown",
        ",\"alg\":\"HS256\" | key_algorithm_unknown",
        ",\"alg\":7 | key_algorithm_unknown",
        ",\"kid\":7 | key_malformed",
        ",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\" | key_private",
        ",\"k\":\"c2VjcmV0\" | key_private",
      })
  void what_a_key_is_said_to_be_for_is_respected(String more, String expected) {
    assertEquals(expected, judgement(EDWARDS.formatted(more)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | key_type_unknown",
        "{\"kty\":7} | key_type_unknown",
        "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\"} | key_type_unknown",
        "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"} | key_private",
        "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\"} | key_type_unknown",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"} | key_malformed",
        "{\"kty\":\"EC\",\"crv\":\"P-256\"} | key_malformed",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"} | key_type_unknown",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"} | key_malformed",
        "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"AQAB\"} | key_malformed",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"} | key_weak",
        "{\"kty\":\"RSA\",\"e\":\"AQAB\"} | key_malformed",
      })
  void a_key_that_cannot_be_used_is_skipped_with_its_reason(String key, String expected) {
    assertEquals(expected, judgement(key));
  }

  @Test
  void a_point_off_its_curve_is_skipped() {
    String x = "A".repeat(42) + "E";
    assertEquals(
        "key_malformed",
        judgement("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, x)));
  }

  @Test
  void weak_and_enormous_rsa_keys_are_skipped() {
    assertEquals("key_weak", judgement(rsa(2047, 65_537)));
    assertEquals("ok", judgement(rsa(2048, 65_537)));
    assertEquals("ok", judgement(rsa(2048, 3)));
    assertEquals("key_weak", judgement(rsa(2048, 1)));
    assertEquals("key_weak", judgement(rsa(2048, 65_536)));
    assertEquals("ok", judgement(rsa(8192, 65_537)));
    assertEquals("key_weak", judgement(rsa(8193, 65_537)));
  }

  @Test
  void one_bad_key_does_not_spoil_the_others() {
    JwkSet set =
        parse(set("{\"kid\":\"new\",\"kty\":\"future\"}", EDWARDS.formatted(",\"kid\":\"old\"")));
    assertEquals(1, set.keys().size());
    assertEquals(Optional.of("new"), set.skipped().getFirst().keyId());
  }

  @Test
  void a_token_that_names_a_skipped_key_is_told_why() {
    JwkSet set = parse(set("{\"kid\":\"k\",\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"));
    assertEquals("key_unsuitable", outcome(set.find(Optional.of("k"), Algorithm.ES256)));
    assertEquals("key_unknown", outcome(set.find(Optional.of("other"), Algorithm.ES256)));
    assertEquals("key_unknown", outcome(set.find(Optional.empty(), Algorithm.ES256)));
  }

  @Test
  void different_keys_of_one_type_and_id_are_all_skipped() {
    String one = member("same", own(Algorithm.ES256));
    String two = member("same", own(Algorithm.ES256));
    String rsa = member("same", own(Algorithm.RS256));
    JwkSet set = parse(set(one, two, rsa));
    assertEquals(List.of(Optional.of(Algorithm.RS256)), algorithms(set));
    assertEquals(
        List.of("key_id_shared", "key_id_shared"),
        set.skipped().stream().map(skipped -> skipped.why().code()).toList());
    assertEquals("key_unsuitable", outcome(set.find(Optional.of("same"), Algorithm.ES256)));
    assertEquals("ok", outcome(set.find(Optional.of("same"), Algorithm.RS256)));
  }

  @Test
  void the_same_key_twice_is_there_once() {
    String key = member("same", own(Algorithm.ES256));
    assertEquals(1, parse(set(key, key)).keys().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[1]}", "{\"keys\":[],\"keys\":[]}"})
  void what_is_not_a_set_is_refused(String json) {
    String outcome = outcome(JwkSet.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        json.isEmpty() || json.startsWith("[") || json.endsWith("[]}")
            ? "json_malformed"
            : "jwks_malformed",
        outcome);
  }

  @Test
  void sets_are_bounded_in_size_and_number() {
    String key = "{\"kty\":\"future\"}";
    String full = set(Collections.nCopies(JwkSet.MAX_KEYS, key).toArray(String[]::new));
    assertEquals(JwkSet.MAX_KEYS, parse(full).skipped().size());
    String over = set(Collections.nCopies(JwkSet.MAX_KEYS + 1, key).toArray(String[]::new));
    assertEquals("jwks_too_large", outcome(JwkSet.parse(over.getBytes(StandardCharsets.UTF_8))));
    assertEquals("jwks_too_large", outcome(JwkSet.parse(new byte[JwkSet.MAX_BYTES + 1])));
  }

  @Test
  void our_own_sets_never_hold_one_id_twice() {
    PublicJwk key = own(Algorithm.ES256);
    assertThrows(IllegalArgumentException.class, () -> JwkSet.of(List.of(key, key)));
  }

  private static PublicJwk own(Algorithm algorithm) {
    return PublicJwk.own(algorithm, Signer.ephemeral(algorithm).verifyingKey());
  }

  private static String member(String kid, PublicJwk key) {
    PublicJwk renamed = new PublicJwk(Optional.of(kid), key.algorithm(), key.key());
    return new String(JsonWriter.write(renamed.members()), StandardCharsets.UTF_8);
  }

  private static List<Optional<Algorithm>> algorithms(JwkSet set) {
    return set.keys().stream().map(PublicJwk::algorithm).toList();
  }

  private static String rsa(int bits, int exponent) {
    BigInteger modulus = new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
    return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(
            Base64Url.encode(modulus.toByteArray()),
            Base64Url.encode(BigInteger.valueOf(exponent).toByteArray()));
  }

  private static String set(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  private static JwkSet parse(String json) {
    return value(JwkSet.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Why the only key of a set is skipped, or {@code ok}. */
  private static String judgement(String key) {
    JwkSet set = parse(set(key));
    assertEquals(1, set.keys().size() + set.skipped().size());
    return set.keys().isEmpty() ? set.skipped().getFirst().why().code() : "ok";
  }
}
