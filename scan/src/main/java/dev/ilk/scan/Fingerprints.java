package dev.ilk.scan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names secrets so that the same has the same name and the name does not tell the secret. */
final class Fingerprints {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 12;
  private static final int SHOWN = 4;

  private final SecretKeySpec salt;

  Fingerprints(byte[] salt) {
    this.salt = new SecretKeySpec(salt, HMAC);
  }

  /** The first 96 bits of an HMAC-SHA-256 (RFC 2104) under the salt, in hexadecimal. */
  String of(String secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(salt);
      byte[] whole = mac.doFinal(secret.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(whole, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  /** The first and last characters, at most a quarter of the secret together. */
  static String hint(String secret) {
    int shown = Math.min(SHOWN, secret.length() / 8);
    String one = secret.strip().lines().findFirst().orElse("");
    return one.length() < secret.strip().length()
        ? one
        : printable(secret.substring(0, shown))
            + "…"
            + printable(secret.substring(secret.length() - shown));
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x21-\\x7e]", "?");
  }
}
