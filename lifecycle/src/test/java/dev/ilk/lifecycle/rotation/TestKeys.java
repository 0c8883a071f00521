package dev.ilk.lifecycle.rotation;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;

/** Public keys of clients, as they are declared. */
public final class TestKeys {
  private TestKeys() {}

  /** A new key. */
  public static PublicJwk key(String id) {
    try {
      Result<VerifyingKey> key =
          VerifyingKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
      return new PublicJwk(
          Optional.of(id), Optional.of(Algorithm.EDDSA), ((Result.Ok<VerifyingKey>) key).value());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** As a JWK set. */
  public static String set(PublicJwk... keys) {
    return JwkSet.of(List.of(keys)).json();
  }

  /** By itself. */
  public static String jwk(PublicJwk key) {
    String set = set(key);
    return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
  }
}
