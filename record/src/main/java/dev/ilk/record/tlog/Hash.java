package dev.ilk.record.tlog;

import dev.ilk.kernel.Bytes;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** One SHA-256 hash of a Merkle tree: a leaf, an inner node or a root. */
public final class Hash {
  /** How many bytes a hash has. */
  public static final int SIZE = 32;

  private final byte[] value;

  private Hash(byte[] value) {
    this.value = value;
  }

  /**
   * Copies a hash.
   *
   * @param value 32 bytes
   * @return the hash
   */
  public static Hash of(byte[] value) {
    if (value.length != SIZE) {
      throw new IllegalArgumentException(
          "a hash has %d bytes, not %d".formatted(SIZE, value.length));
    }
    return new Hash(value.clone());
  }

  /**
   * Reads a hash from a larger array.
   *
   * @param from the array
   * @param offset where its 32 bytes begin
   * @return the hash
   */
  public static Hash at(byte[] from, int offset) {
    return of(Arrays.copyOfRange(from, offset, offset + SIZE));
  }

  /**
   * Reads a hash in base 64, as checkpoints and proofs carry it.
   *
   * @param text of any length
   * @return the hash, or empty if the text is not exactly how {@link #base64} writes one
   */
  public static Optional<Hash> parse(String text) {
    if (text.length() != 44) {
      return Optional.empty();
    }
    try {
      byte[] value = Base64.getDecoder().decode(text);
      // The decoder accepts stray bits after the last byte; one hash must have one spelling only.
      return value.length == SIZE && Base64.getEncoder().encodeToString(value).equals(text)
          ? Optional.of(new Hash(value))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** For arrays that this package made and does not hand out. */
  static Hash owned(byte[] value) {
    return new Hash(value);
  }

  /** The array itself, for digests within this package. */
  byte[] raw() {
    return value;
  }

  /**
   * A copy as an array.
   *
   * @return 32 bytes
   */
  public byte[] toArray() {
    return value.clone();
  }

  /**
   * The same as bytes.
   *
   * @return 32 bytes
   */
  public Bytes bytes() {
    return Bytes.of(value);
  }

  /**
   * The hash in standard base 64 (RFC 4648, section 4).
   *
   * @return 44 characters
   */
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  /**
   * The hash in lower-case hexadecimal.
   *
   * @return 64 characters
   */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(value, hash.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return base64();
  }
}
