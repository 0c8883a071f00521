package dev.ilk.keys.possession;

import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.jose.FlattenedJws;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets by which ACME accounts are bound to a workload (RFC 8555, section 7.3.4). Each is
 * made of its own id, so that none is stored.
 */
public final class ExternalAccountKeys {
  private static final String ALGORITHM = "HmacSHA256";

  private final DerivedMac mac;

  /**
   * Secrets under a secret.
   *
   * @param mac the secret; the nodes of one Ilk share theirs
   */
  public ExternalAccountKeys(DerivedMac mac) {
    this.mac = mac;
  }

  /**
   * The secret of an id. That it was ever given out is for the caller to know.
   *
   * @param id the key's id
   * @return 32 bytes
   */
  public byte[] secret(String id) {
    return mac.of(id.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Whether a binding was made with the secret of an id.
   *
   * @param id the key's id
   * @param binding the inner JWS
   * @return true only if it is HS256 and the code is right
   */
  public boolean made(String id, FlattenedJws binding) {
    if (binding.header().text("alg").filter("HS256"::equals).isEmpty()) {
      return false;
    }
    try {
      Mac code = Mac.getInstance(ALGORITHM);
      code.init(new SecretKeySpec(secret(id), ALGORITHM));
      return MessageDigest.isEqual(code.doFinal(binding.signingInput()), binding.signature());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
