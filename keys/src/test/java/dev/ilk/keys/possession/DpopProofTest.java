package dev.ilk.keys.possession;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of a key, honest and forged (RFC 9449, section 4.3). */
class DpopProofTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String URL = "https://api.example/payments/1";
  private static final Signer SIGNER = Signer.ephemeral(Algorithm.ES256);

  private static Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("jti", "one");
    claims.put("htm", "POST");
    claims.put("htu", URL);
    claims.put("iat", NOW.getEpochSecond());
    return claims;
  }

  private static String proof(Map<String, Object> claims) {
    return proof(SIGNER, header(SIGNER, ""), claims);
  }

  private static String proof(Signer signer, String header, Map<String, Object> claims) {
    Claims.Builder builder = Claims.builder();
    claims.forEach(builder::put);
    String input = part(header) + "." + part(builder.build().toString());
    return input + "." + encoded(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String header(Signer signer, String more) {
    return "{\"typ\":\"dpop+jwt\",\"alg\":\"%s\",\"jwk\":%s%s}"
        .formatted(signer.algorithm().joseName(), jwk(signer, ""), more);
  }

  private static String jwk(Signer signer, String more) {
    Claims.Builder jwk = Claims.builder();
    signer.verifyingKey().members().forEach(jwk::put);
    String json = jwk.build().toString();
    return json.substring(0, json.length() - 1) + more + "}";
  }

  private static String part(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Result<DpopProof> read(String... header) {
    return DpopProof.read(List.of(header), "POST", List.of(URI.create(URL)), NOW);
  }

  private static String outcome(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object ignored) -> "ok";
      case Result.Failed<?>(List<Problem> problems) -> problems.getFirst().code();
    };
  }

  private static void refused(String proof) {
    assertEquals("dpop_proof_invalid", outcome(read(proof)));
  }

  private static DpopProof good(String proof) {
    if (read(proof) instanceof Result.Ok<DpopProof>(DpopProof good)) {
      return good;
    }
    throw new AssertionError(read(proof).toString());
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256"})
  void a_proof_for_the_request_shows_its_key(Algorithm algorithm) {
    Signer signer = Signer.ephemeral(algorithm);
    DpopProof proof = good(proof(signer, header(signer, ""), claims()));
    assertEquals(signer.verifyingKey().thumbprint(), proof.thumbprint());
  }

  @Test
  void there_is_exactly_one_proof() {
    String proof = proof(claims());
    assertEquals("dpop_proof_invalid", outcome(read()));
    assertEquals("dpop_proof_invalid", outcome(read(proof, proof)));
    refused(proof + "," + proof);
    refused("");
    refused("x".repeat(1 << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jti", "htm", "htu", "iat"})
  void nothing_may_be_missing(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);
    refused(proof(claims));
    claims.put(claim, claim.equals("iat") ? "1795341600" : 7);
    refused(proof(claims));
  }

  @Test
  void an_id_is_neither_empty_nor_long() {
    Map<String, Object> claims = claims();
    claims.put("jti", "");
    refused(proof(claims));
    claims.put("jti", "i".repeat(257));
    refused(proof(claims));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "post", "POST ", ""})
  void another_method_is_refused(String method) {
    Map<String, Object> claims = claims();
    claims.put("htm", method);
    refused(proof(claims));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example/payments/1, ok",
    "https://API.example:443/payments/1, ok",
    "HTTPS://api.example/payments/1, ok",
    "https://api.example/payments/1?x=1, ok",
    "https://api.example/payments/1#x, ok",
    "https://api.example/payments/./2/../1, ok",
    "http://api.example/payments/1, dpop_proof_invalid",
    "https://api.example:444/payments/1, dpop_proof_invalid",
    "https://api.example/payments/2, dpop_proof_invalid",
    "https://api.example/payments/1/, dpop_proof_invalid",
    "https://api.example.evil.example/payments/1, dpop_proof_invalid",
    "https://api.example@evil.example/payments/1, dpop_proof_invalid",
    "https://x@api.example/payments/1, dpop_proof_invalid",
    "/payments/1, dpop_proof_invalid",
    "https:///payments/1, dpop_proof_invalid",
    ":, dpop_proof_invalid",
  })
  void the_address_is_compared_without_query_and_fragment(String address, String expected) {
    Map<String, Object> claims = claims();
    claims.put("htu", address);
    assertEquals(expected, outcome(read(proof(claims))));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ok",
    "-59, ok",
    "30, ok",
    "-60, dpop_proof_invalid",
    "31, dpop_proof_invalid",
    "-86400, dpop_proof_invalid"
  })
  void a_proof_is_fresh(long seconds, String expected) {
    Map<String, Object> claims = claims();
    claims.put("iat", NOW.plusSeconds(seconds).getEpochSecond());
    assertEquals(expected, outcome(read(proof(claims))));
  }

  @Test
  void a_signature_of_another_key_is_refused() {
    Signer thief = Signer.ephemeral(Algorithm.ES256);
    refused(proof(thief, header(SIGNER, ""), claims()));
    refused(
        proof(
            thief,
            header(SIGNER, ",\"kid\":\"%s\"".formatted(thief.verifyingKey().thumbprint())),
            claims()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256", "EdDSA", "ES384", "es256"})
  void another_algorithm_is_refused(String algorithm) {
    String header = header(SIGNER, "").replace("\"ES256\"", "\"" + algorithm + "\"");
    refused(proof(SIGNER, header, claims()));
    String unsigned = proof(SIGNER, header, claims());
    refused(unsigned.substring(0, unsigned.lastIndexOf('.') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "at+jwt", "dpop", ""})
  void another_type_is_refused(String type) {
    refused(proof(SIGNER, header(SIGNER, "").replace("dpop+jwt", type), claims()));
  }

  @Test
  void a_key_that_is_secret_weak_or_none_is_refused() {
    String header = header(SIGNER, "");
    String jwk = jwk(SIGNER, "");
    refused(proof(SIGNER, header.replace(jwk, jwk(SIGNER, ",\"d\":\"AAAA\"")), claims()));
    refused(proof(SIGNER, header.replace(jwk, "{\"kty\":\"oct\",\"k\":\"AAAA\"}"), claims()));
    refused(proof(SIGNER, header.replace(jwk, "\"x\""), claims()));
    refused(proof(SIGNER, header.replace(",\"jwk\":" + jwk, ""), claims()));
    refused(proof(SIGNER, header.replace("P-256", "P-384"), claims()));
    refused(
        proof(
            SIGNER,
            header.replace(jwk, "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"}"),
            claims()));
  }

  @Test
  void a_proof_with_anything_changed_is_refused() {
    String proof = proof(claims());
    Random random = new Random(20261122);
    for (int i = 0; i < 2000; i++) {
      StringBuilder changed = new StringBuilder(proof);
      int at = random.nextInt(proof.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(at, (char) (33 + random.nextInt(94)));
        case 1 -> changed.deleteCharAt(at);
        default -> changed.insert(at, (char) random.nextInt(0x250));
      }
      if (!changed.toString().equals(proof)) {
        refused(changed.toString());
      }
    }
  }

  @Test
  void a_proof_for_a_token_names_its_digest() {
    Map<String, Object> claims = claims();
    assertEquals("dpop_proof_invalid", outcome(good(proof(claims)).madeFor("token")));
    claims.put("ath", encoded(Sha256.of("token".getBytes(StandardCharsets.US_ASCII))));
    assertEquals("ok", outcome(good(proof(claims)).madeFor("token")));
    assertEquals("dpop_proof_invalid", outcome(good(proof(claims)).madeFor("another")));
  }

  @Test
  void a_name_is_that_of_one_key_and_id() {
    Map<String, Object> claims = claims();
    String name = good(proof(claims)).name();
    assertEquals(name, good(proof(claims)).name());
    Signer other = Signer.ephemeral(Algorithm.ES256);
    assertNotEquals(name, good(proof(other, header(other, ""), claims)).name());
    claims.put("jti", "two");
    assertNotEquals(name, good(proof(claims)).name());
  }

  @Test
  void nonces_are_those_of_the_same_secret_and_of_the_last_minutes() {
    Nonces nonces = new Nonces(DerivedMac.ephemeral());
    String nonce = nonces.at(NOW);
    assertEquals(Optional.empty(), nonces.refusal(with(nonce), NOW));
    assertEquals(Optional.empty(), nonces.refusal(with(nonce), NOW.plusSeconds(299)));
    for (String bad :
        List.of("", "x", "===", nonce.substring(1), nonce.replace(nonce.charAt(5), '_'))) {
      assertNeeded(nonces, bad, NOW);
    }
    assertNeeded(nonces, nonce, NOW.plusSeconds(300));
    assertNeeded(nonces, nonce, NOW.minusSeconds(31));
    assertNeeded(new Nonces(DerivedMac.ephemeral()), nonce, NOW);
    assertEquals(
        "dpop_nonce_needed", nonces.refusal(good(proof(claims())), NOW).orElseThrow().code());
  }

  private static DpopProof with(String nonce) {
    Map<String, Object> claims = claims();
    claims.put("nonce", nonce);
    return good(proof(claims));
  }

  private static void assertNeeded(Nonces nonces, String nonce, Instant now) {
    assertEquals(
        Optional.of("dpop_nonce_needed"),
        nonces.refusal(with(nonce), now).map(Problem::code),
        nonce);
  }
}
