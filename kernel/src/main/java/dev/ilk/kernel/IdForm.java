package dev.ilk.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The one form that all ids share. */
final class IdForm {
  static final int LENGTH = 26;
  static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BYTES = 16;
  private static final Pattern BODY = Pattern.compile("[0-7][" + ALPHABET + "]{25}");

  private IdForm() {}

  static boolean holds(String prefix, String value) {
    return value.length() == prefix.length() + LENGTH
        && value.startsWith(prefix)
        && BODY.matcher(value.substring(prefix.length())).matches();
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
