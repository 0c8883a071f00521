package dev.ilk.keys.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded mutations, so that a failure can be repeated. */
class TokenFuzzTest {
  private static final long SEED = 20_261_122;
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.={}\"\\\0\u00e9\ud800";

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256"})
  void no_mutation_of_a_token_verifies_or_throws(Algorithm algorithm) {
    Random random = new Random(SEED);
    Signer signer = Signer.ephemeral(algorithm);
    JwkSet keys = JwkSet.of(List.of(PublicJwk.own(algorithm, signer.verifyingKey())));
    String token = JwtSigner.sign(signer, "JWT", Tokens.claims().build());
    assertEquals("ok", Tokens.outcome(Tokens.verify(token, keys, Tokens.CHECKS)));
    for (int i = 0; i < 4000; i++) {
      String mutated = mutated(token, random);
      if (!mutated.equals(token)) {
        assertFalse(
            Tokens.verify(mutated, keys, Tokens.CHECKS) instanceof Result.Ok,
            () -> "verified: " + mutated);
      }
    }
  }

  @Test
  void a_rightly_signed_token_with_mutated_json_is_judged_without_throwing() {
    Random random = new Random(SEED);
    String header = Tokens.header(",\"typ\":\"JWT\"");
    String claims =
        Tokens.claims()
            .put("n", List.of(1, 2.5, true))
            .build()
            .toString()
            .replace("}", ",\"z\":null}");
    for (int i = 0; i < 4000; i++) {
      String token = Tokens.raw(Tokens.SIGNER, mutated(header, random), mutated(claims, random));
      assertNotNull(Tokens.verify(token));
    }
  }

  @Test
  void mutated_key_sets_are_judged_without_throwing() {
    Random random = new Random(SEED);
    Signer rsa = Signer.ephemeral(Algorithm.RS256);
    Signer edwards = Signer.ephemeral(Algorithm.EDDSA);
    String json =
        JwkSet.of(
                List.of(
                    Tokens.KEYS.keys().getFirst(),
                    PublicJwk.own(Algorithm.EDDSA, edwards.verifyingKey()),
                    PublicJwk.own(Algorithm.RS256, rsa.verifyingKey())))
            .json();
    for (int i = 0; i < 3000; i++) {
      assertNotNull(JwkSet.parse(mutated(json, random).getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** One to three changes: a character replaced, inserted, removed, or a piece moved. */
  private static String mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && !changed.isEmpty(); i++) {
      int at = random.nextInt(changed.length());
      char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(5)) {
        case 0 -> changed.setCharAt(at, other);
        case 1 -> changed.insert(at, other);
        case 2 -> changed.deleteCharAt(at);
        case 3 -> changed.setLength(at);
        default -> changed.append(changed.substring(at));
      }
    }
    return changed.toString();
  }
}
