package dev.ilk.scan.rule;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recipe for secrets of one kind, so that a rule can be tried on fresh ones and none needs to be
 * written down: {@code ghp_<alnum:30><crc32>}. Between angle brackets stand an alphabet and how
 * many of it, or {@code crc32} for the checksum of what was made since the last underscore.
 */
public final class Shape {
  private static final Pattern PART = Pattern.compile("<(?:([a-zA-Z0-9]+):([0-9]{1,4})|(crc32))>");
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Shape() {}

  /**
   * Makes a secret.
   *
   * @param shape the recipe
   * @param random where the characters come from
   * @return a text of that shape, with what stands around the secret
   * @throws IllegalArgumentException if the recipe names an unknown alphabet
   */
  public static String make(String shape, RandomGenerator random) {
    Matcher parts = PART.matcher(shape);
    StringBuilder made = new StringBuilder();
    int end = 0;
    while (parts.find()) {
      made.append(shape, end, parts.start());
      end = parts.end();
      if (parts.group(3) != null) {
        made.append(Check.crc32Base62(made.substring(made.lastIndexOf("_") + 1)));
      } else {
        String alphabet = alphabet(parts.group(1));
        for (int i = Integer.parseInt(parts.group(2)); i > 0; i--) {
          made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
      }
    }
    return made.append(shape.substring(end)).toString();
  }

  private static String alphabet(String name) {
    return switch (name) {
      case "alnum" -> DIGITS + LOWER + UPPER;
      case "digits" -> DIGITS;
      case "hex" -> DIGITS + "abcdef";
      case "HEX" -> DIGITS + "ABCDEF";
      case "lower" -> DIGITS + LOWER;
      case "upper" -> DIGITS + UPPER;
      case "base32" -> UPPER + "234567";
      case "base64" -> DIGITS + LOWER + UPPER + "+/";
      case "base64url" -> DIGITS + LOWER + UPPER + "-_";
      default -> throw new IllegalArgumentException("there is no alphabet `%s`".formatted(name));
    };
  }
}
