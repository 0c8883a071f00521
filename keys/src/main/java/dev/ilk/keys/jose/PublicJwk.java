package dev.ilk.keys.jose;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A public key as an issuer publishes it (RFC 7517, section 4).
 *
 * @param keyId the issuer's name for it, if it has one
 * @param algorithm the only algorithm that it is meant for, if the issuer says so
 * @param key the key itself
 */
public record PublicJwk(Optional<String> keyId, Optional<Algorithm> algorithm, VerifyingKey key) {
  public PublicJwk {
    if (algorithm.isPresent() && algorithm.get().keyType() != key.type()) {
      throw new IllegalArgumentException("the algorithm does not fit the type of the key");
    }
  }

  /**
   * One of our own keys, which goes by its thumbprint.
   *
   * @param algorithm the algorithm that it signs with
   * @param key the key
   * @return the key as Ilk publishes it
   */
  public static PublicJwk own(Algorithm algorithm, VerifyingKey key) {
    return new PublicJwk(Optional.of(key.thumbprint()), Optional.of(algorithm), key);
  }

  boolean fits(Algorithm wanted) {
    return key.type() == wanted.keyType() && algorithm.orElse(wanted) == wanted;
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    keyId.ifPresent(kid -> members.put("kid", kid));
    members.put("use", "sig");
    algorithm.ifPresent(known -> members.put("alg", known.joseName()));
    members.putAll(key.members());
    return members;
  }
}
