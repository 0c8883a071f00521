package dev.ilk.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Bytes that cannot change and are equal by content, so that records may hold them. Not for
 * secrets: equality takes a time that tells where two values differ.
 */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /**
   * Copies an array.
   *
   * @param value any length
   * @return a value that later changes to the array do not reach
   */
  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /**
   * A text in UTF-8.
   *
   * @param text any text
   * @return its bytes
   */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * How many bytes these are.
   *
   * @return zero or more
   */
  public int length() {
    return value.length;
  }

  /**
   * A copy as an array.
   *
   * @return a new array
   */
  public byte[] toArray() {
    return value.clone();
  }

  /**
   * The bytes read as UTF-8; what is malformed becomes the replacement character.
   *
   * @return the text
   */
  public String utf8() {
    return new String(value, StandardCharsets.UTF_8);
  }

  /**
   * The bytes in lower-case hexadecimal.
   *
   * @return two characters for each byte
   */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  /**
   * The bytes in standard base 64 with padding (RFC 4648, section 4).
   *
   * @return the text
   */
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** The first bytes in hexadecimal and the length, for messages. */
  @Override
  public String toString() {
    return value.length <= 8
        ? hex()
        : HexFormat.of().formatHex(value, 0, 8) + "… (" + value.length + " bytes)";
  }
}
