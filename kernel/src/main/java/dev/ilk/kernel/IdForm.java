package dev.ilk.kernel;

import java.math.BigInteger;
import java.util.Arrays;

/** The one form that all ids share. */
final class IdForm {
  static final int LENGTH = 26;
  static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BYTES = 16;

  /** 26 characters of five bits hold 130; the first of them has two to spare. */
  private static final char HIGHEST_FIRST = '7';

  private IdForm() {}

  static boolean holds(String prefix, String value) {
    return value.length() == prefix.length() + LENGTH
        && value.startsWith(prefix)
        && value.charAt(prefix.length()) <= HIGHEST_FIRST
        && isOfAlphabet(value, prefix.length());
  }

  /** By hand, because every request holds a dozen ids: a regular expression costs ten times it. */
  private static boolean isOfAlphabet(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      if (ALPHABET.indexOf(value.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The milliseconds since 1970 in the first 48 of the 128 bits, which ten characters hold. */
  static long millis(String prefix, String value) {
    long millis = 0;
    for (char c : value.substring(prefix.length(), prefix.length() + 10).toCharArray()) {
      millis = millis << 5 | ALPHABET.indexOf(c);
    }
    return millis;
  }

  /** The first 128 bits, five to a character; the first character holds three. */
  static String text(byte[] bits) {
    BigInteger left = new BigInteger(1, Arrays.copyOf(bits, BYTES));
    char[] text = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt(left.intValue() & 31);
      left = left.shiftRight(5);
    }
    return new String(text);
  }

  static void require(String prefix, String value) {
    if (!holds(prefix, value)) {
      throw new IllegalArgumentException(
          "not an id of the form `%s` followed by %d characters".formatted(prefix, LENGTH));
    }
  }
}
