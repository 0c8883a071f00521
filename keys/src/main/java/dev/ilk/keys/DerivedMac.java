package dev.ilk.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message authentication code (HMAC-SHA256, RFC 2104) under a key that is for one purpose and is
 * kept nowhere. Safe to share between threads.
 */
public final class DerivedMac {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKey key;

  private DerivedMac(SecretKey key) {
    this.key = key;
  }

  /**
   * The code that all processes with this root key make alike (HKDF, RFC 5869).
   *
   * @param root the root key
   * @param purpose what it is for; another purpose is another key
   * @return the code
   */
  public static DerivedMac of(RootKey root, String purpose) {
    try {
      KDF kdf = KDF.getInstance("HKDF-SHA256");
      return new DerivedMac(
          kdf.deriveKey(
              ALGORITHM,
              HKDFParameterSpec.ofExtract()
                  .addIKM(root.key())
                  .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of this version has HKDF", e);
    }
  }

  /**
   * A code that no other process makes.
   *
   * @return under a fresh key, which ends with the process
   */
  public static DerivedMac ephemeral() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new DerivedMac(new SecretKeySpec(bytes, ALGORITHM));
  }

  /**
   * The code of a message.
   *
   * @param message of any length
   * @return 32 bytes
   */
  public byte[] of(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
