package dev.ilk.issue.svid;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Serial numbers of certificates: positive, and never the same twice (RFC 5280, 4.1.2.2). */
final class Serial {
  private static final int BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Serial() {}

  /** A number of 16 bytes, all but two bits of it random. */
  static BigInteger next() {
    return new BigInteger(BITS - 1, RANDOM).setBit(BITS - 1);
  }

  /** As people and the record write it: 32 hexadecimal digits. */
  static String text(BigInteger serial) {
    return HexFormat.of().formatHex(serial.toByteArray());
  }
}
