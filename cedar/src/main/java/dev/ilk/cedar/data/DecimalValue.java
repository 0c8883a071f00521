package dev.ilk.cedar.data;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decimal number with four digits after the point.
 *
 * @param tenThousandths the number times 10,000
 */
public record DecimalValue(long tenThousandths) implements Value {

  private static final int DIGITS = 4;
  private static final int LONGEST = 64;
  private static final Pattern FORM = Pattern.compile("(-?)([0-9]+)\\.([0-9]{1,4})");

  /**
   * Reads a decimal: digits, a point, and one to four digits.
   *
   * @param text such as {@code -12.5}
   * @return the decimal, or empty if the text is none or the number does not fit
   */
  public static Optional<DecimalValue> parse(String text) {
    String plain = withoutLeadingZeros(text);
    Matcher parts = FORM.matcher(plain);
    if (plain.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    String digits = parts.group(2) + parts.group(3) + "0".repeat(DIGITS - parts.group(3).length());
    BigInteger number = new BigInteger(parts.group(1) + digits);
    return number.bitLength() < Long.SIZE
        ? Optional.of(new DecimalValue(number.longValueExact()))
        : Optional.empty();
  }

  private static String withoutLeadingZeros(String text) {
    int sign = text.startsWith("-") ? 1 : 0;
    int first = sign;
    while (first + 1 < text.length()
        && text.charAt(first) == '0'
        && text.charAt(first + 1) != '.') {
      first++;
    }
    return text.substring(0, sign) + text.substring(first);
  }

  @Override
  public Kind kind() {
    return Kind.DECIMAL;
  }

  /**
   * The number as it is written in a policy's string.
   *
   * @return such as {@code -12.5000}
   */
  public String text() {
    String digits = String.format("%05d", new BigInteger(Long.toString(tenThousandths)).abs());
    int point = digits.length() - DIGITS;
    return (tenThousandths < 0 ? "-" : "")
        + digits.substring(0, point)
        + "."
        + digits.substring(point);
  }

  @Override
  public String toString() {
    return "decimal(\"" + text() + "\")";
  }
}
