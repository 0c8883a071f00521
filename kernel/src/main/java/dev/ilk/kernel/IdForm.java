package dev.ilk.kernel;

import java.util.regex.Pattern;

/** The one form that all ids share. */
final class IdForm {
  static final int LENGTH = 26;
  static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern BODY = Pattern.compile("[0-7][" + ALPHABET + "]{25}");

  private IdForm() {}

  static boolean holds(String prefix, String value) {
    return value.length() == prefix.length() + LENGTH
        && value.startsWith(prefix)
        && BODY.matcher(value.substring(prefix.length())).matches();
  }

  static void require(String prefix, String value) {
    if (!holds(prefix, value)) {
      throw new IllegalArgumentException(
          "not an id of the form `%s` followed by %d characters".formatted(prefix, LENGTH));
    }
  }
}
