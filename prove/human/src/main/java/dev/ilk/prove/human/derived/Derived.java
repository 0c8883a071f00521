package dev.ilk.prove.human.derived;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives a value from a random secret by HMAC with SHA-256 (RFC 2104), so that it need not be
 * stored and does not give the secret away.
 */
public final class Derived {
  private static final String ALGORITHM = "HmacSHA256";

  private Derived() {}

  /**
   * Derives a value.
   *
   * @param secret of 256 random bits
   * @param purpose what the value is for, without a line break; different ones are unrelated
   * @param context to what it belongs; may be empty
   * @return 43 characters of base64url, 256 bits
   */
  public static String from(String secret, String purpose, String context) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] message = (purpose + "\n" + context).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(message));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
