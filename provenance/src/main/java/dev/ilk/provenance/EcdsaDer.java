package dev.ilk.provenance;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * ECDSA signatures as X.509 writes them (RFC 3279, section 2.2.3), turned into two numbers of a
 * fixed length, as keys here take them. Strict: what is not DER is no signature, so that one
 * signature has one form.
 */
final class EcdsaDer {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int SHORT = 0x80;

  private EcdsaDer() {}

  /** Two numbers of that many bytes each; empty if it is none. */
  static Optional<byte[]> fixed(byte[] der, int length) {
    ByteBuffer in = ByteBuffer.wrap(der);
    byte[] fixed = new byte[2 * length];
    boolean whole =
        in.remaining() >= 2
            && in.get() == SEQUENCE
            && length(in) == in.remaining()
            && number(in, fixed, 0, length)
            && number(in, fixed, length, length)
            && !in.hasRemaining();
    return whole ? Optional.of(fixed) : Optional.empty();
  }

  /** Lengths of signatures need one byte up to P-384, and a second for P-521. */
  private static int length(ByteBuffer in) {
    int first = in.get() & 0xff;
    if (first < SHORT) {
      return first;
    }
    int second = first == 0x81 && in.hasRemaining() ? in.get() & 0xff : 0;
    return second >= SHORT ? second : -1;
  }

  private static boolean number(ByteBuffer in, byte[] into, int offset, int length) {
    if (in.remaining() < 3 || in.get() != INTEGER) {
      return false;
    }
    int size = in.get() & 0xff;
    if (size == 0 || size > length + 1 || size > in.remaining()) {
      return false;
    }
    byte[] number = new byte[size];
    in.get(number);
    boolean padded = size > 1 && number[0] == 0;
    if (number[0] < 0 || (padded && number[1] >= 0)) {
      return false;
    }
    int from = padded ? 1 : 0;
    if (size - from > length) {
      return false;
    }
    System.arraycopy(number, from, into, offset + length - (size - from), size - from);
    return true;
  }
}
