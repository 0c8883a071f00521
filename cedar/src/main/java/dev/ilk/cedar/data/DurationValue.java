package dev.ilk.cedar.data;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time.
 *
 * @param millis its length in milliseconds, which may be negative
 */
public record DurationValue(long millis) implements Value {

  private static final Pattern FORM =
      Pattern.compile(
          "(-?)(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?:([0-9]+)ms)?");
  private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
  private static final int MOST_DIGITS = 19;

  /**
   * Reads a duration: quantities with the units d, h, m, s, ms, each at most once and in that
   * order, with a minus in front if it is negative.
   *
   * @param text such as {@code 1d12h} or {@code -90s}
   * @return the duration, or empty if the text is none or a part of it does not fit
   */
  public static Optional<DurationValue> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.isEmpty() || text.equals("-") || !parts.matches()) {
      return Optional.empty();
    }
    BigInteger total = BigInteger.ZERO;
    for (int unit = 0; unit < UNITS.length; unit++) {
      String quantity = parts.group(unit + 2);
      if (quantity != null) {
        quantity = quantity.replaceFirst("^0+(?=[0-9])", "");
        if (quantity.length() > MOST_DIGITS) {
          return Optional.empty();
        }
        BigInteger part = new BigInteger(quantity).multiply(BigInteger.valueOf(UNITS[unit]));
        total = total.add(part);
      }
    }
    BigInteger signed = text.startsWith("-") ? total.negate() : total;
    return signed.bitLength() < Long.SIZE
        ? Optional.of(new DurationValue(signed.longValueExact()))
        : Optional.empty();
  }

  @Override
  public Kind kind() {
    return Kind.DURATION;
  }

  /**
   * The duration as it is written in a policy's string.
   *
   * @return such as {@code 90000ms}
   */
  public String text() {
    return millis + "ms";
  }

  @Override
  public String toString() {
    return "duration(\"" + text() + "\")";
  }
}
