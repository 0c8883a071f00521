package dev.ilk.keys;

import java.util.Base64;
import java.util.HexFormat;

/**
 * A private key as it is stored: encrypted and authenticated, of use only with its root key, for
 * its own ring and key id.
 *
 * @param text base64, at most {@link #MAX_LENGTH} characters; kept as it is
 */
public record SealedKey(String text) {
  /** Room enough for the longest private key. */
  public static final int MAX_LENGTH = 16 * 1024;

  public SealedKey {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than any sealed key");
    }
  }

  static SealedKey of(byte[] bytes) {
    return new SealedKey(Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * The id of the root key that it is sealed under.
   *
   * @return as {@link RootKey#id()}, or empty text if this is not a sealed key at all
   */
  public String rootKeyId() {
    byte[] bytes = bytes();
    return bytes.length > Envelope.HEADER_BYTES
        ? HexFormat.of().formatHex(bytes, 1, Envelope.HEADER_BYTES)
        : "";
  }

  /** The bytes, or none if the text is not base64. */
  byte[] bytes() {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Only the root key's id. */
  @Override
  public String toString() {
    return "sealed under " + rootKeyId();
  }
}
