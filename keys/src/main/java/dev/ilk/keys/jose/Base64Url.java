package dev.ilk.keys.jose;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 7515, appendix C), of which only the one canonical spelling of
 * each value is read: a token must not have two texts that verify alike (RFC 4648, section 3.5).
 */
final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static Optional<byte[]> decode(String text) {
    if (text.indexOf('=') >= 0 || !endsCanonically(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(DECODER.decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the bits of the last character that carry nothing are zero. */
  private static boolean endsCanonically(String text) {
    int unusedBits =
        switch (text.length() % 4) {
          case 2 -> 0b1111;
          case 3 -> 0b11;
          default -> 0;
        };
    return unusedBits == 0 || (ALPHABET.indexOf(text.charAt(text.length() - 1)) & unusedBits) == 0;
  }
}
