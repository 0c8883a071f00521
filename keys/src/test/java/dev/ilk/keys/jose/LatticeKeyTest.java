package dev.ilk.keys.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.KeyType;
import dev.ilk.keys.Signer;
import dev.ilk.keys.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** ML-DSA-65 in JOSE (RFC 9964). */
class LatticeKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Signer signer = Signer.ephemeral(Algorithm.ML_DSA_65);

  private String jwks() {
    return JwkSet.of(List.of(PublicJwk.own(signer.algorithm(), signer.verifyingKey()))).json();
  }

  private static JwkSet read(String json) {
    return assertInstanceOf(Result.Ok.class, JwkSet.parse(json.getBytes(StandardCharsets.UTF_8)))
                .value()
            instanceof JwkSet set
        ? set
        : JwkSet.of(List.of());
  }

  @Test
  void a_token_verifies_by_the_published_key() {
    String token =
        JwtSigner.sign(
            signer,
            "JWT",
            Claims.builder().put("sub", "a").put("exp", NOW.plusSeconds(60)).build());
    assertTrue(token.length() < UnverifiedJwt.MAX_LENGTH);
    JwtChecks checks =
        JwtChecks.of(Set.of(Algorithm.ML_DSA_65), new JwtChecks.Audience.CheckedByCaller());
    Result<VerifiedJwt> verified =
        UnverifiedJwt.parse(token).then(jwt -> jwt.verify(read(jwks()), checks, NOW));
    assertInstanceOf(Result.Ok.class, verified, verified::toString);
    String changed = token.substring(0, token.length() - 8) + "AAAAAAAA";
    assertInstanceOf(
        Result.Failed.class,
        UnverifiedJwt.parse(changed).then(jwt -> jwt.verify(read(jwks()), checks, NOW)));
  }

  @Test
  void the_key_is_published_as_the_standard_says_and_goes_by_its_thumbprint() throws Exception {
    VerifyingKey key = signer.verifyingKey();
    assertEquals(List.of("alg", "kty", "pub"), List.copyOf(key.members().keySet()));
    assertEquals("AKP", key.members().get("kty"));
    String canonical =
        "{\"alg\":\"ML-DSA-65\",\"kty\":\"AKP\",\"pub\":\"%s\"}"
            .formatted(key.members().get("pub"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
    assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest), key.thumbprint());
    assertEquals(key, read(jwks()).keys().getFirst().key());
    assertEquals(
        key,
        ((Result.Ok<VerifyingKey>) VerifyingKey.decode(KeyType.ML_DSA_65, key.encoded())).value());
  }

  @Test
  void keys_of_other_strengths_and_lengths_are_refused() throws Exception {
    for (String other : new String[] {"ML-DSA-44", "ML-DSA-87"}) {
      assertInstanceOf(
          Result.Failed.class,
          VerifyingKey.of(KeyPairGenerator.getInstance(other).generateKeyPair().getPublic()));
      assertFalse(usable(jwks().replace("ML-DSA-65", other)));
    }
    assertInstanceOf(Result.Failed.class, VerifyingKey.ofRawMlDsa65(new byte[1951]));
    assertFalse(usable(jwks().replace("\"pub\":\"", "\"pub\":\"AAAA")));
    assertFalse(usable(jwks().replace("\"alg\":\"ML-DSA-65\",", "")));
    assertFalse(usable(jwks().replace("\"kty\":\"AKP\"", "\"kty\":\"OKP\"")));
    assertFalse(usable(jwks().replace("\"kty\":\"AKP\"", "\"kty\":\"AKP\",\"priv\":\"AA\"")));
  }

  private static boolean usable(String json) {
    return !read(json).keys().isEmpty();
  }

  @Test
  void a_signature_of_another_algorithm_is_none_of_this_key() {
    byte[] message = {1, 2, 3};
    byte[] signature = signer.sign(message);
    assertTrue(signer.verifyingKey().verify(Algorithm.ML_DSA_65, message, signature));
    assertFalse(signer.verifyingKey().verify(Algorithm.EDDSA, message, signature));
    assertFalse(signer.verifyingKey().verify(Algorithm.ML_DSA_65, message, new byte[3309]));
    assertFalse(signer.verifyingKey().verify(Algorithm.ML_DSA_65, message, new byte[64]));
  }
}
