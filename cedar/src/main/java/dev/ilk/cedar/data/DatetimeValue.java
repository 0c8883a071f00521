package dev.ilk.cedar.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instant.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00:00Z, without leap seconds
 */
public record DatetimeValue(long epochMillis) implements Value {

  private static final long DAY = 86_400_000;
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})"
              + "(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{3}))?"
              + "(?:Z|([+-])([0-9]{2})([0-9]{2})))?");

  /**
   * Reads a date, or a date and time to the second or millisecond with {@code Z} or an offset.
   *
   * @param text such as {@code 2026-01-31} or {@code 2026-01-31T23:59:59.250+0100}
   * @return the instant, or empty if the text is none
   */
  public static Optional<DatetimeValue> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      int nanos = number(parts, 7) * 1_000_000;
      LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6), nanos);
      int hours = number(parts, 9);
      int minutes = number(parts, 10);
      if (hours > 23 || minutes > 59) {
        return Optional.empty();
      }
      long offset = (hours * 60L + minutes) * 60_000 * ("-".equals(parts.group(8)) ? -1 : 1);
      long local = date.atTime(time).toInstant(ZoneOffset.UTC).toEpochMilli();
      return Optional.of(new DatetimeValue(local - offset));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    @Nullable String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /**
   * The start of the day, in UTC.
   *
   * @return the instant, or empty if it lies before the first that can be told
   */
  public Optional<DatetimeValue> toDate() {
    long rest = Math.floorMod(epochMillis, DAY);
    return epochMillis < Long.MIN_VALUE + rest
        ? Optional.empty()
        : Optional.of(new DatetimeValue(epochMillis - rest));
  }

  /**
   * The time since the start of the day, in UTC.
   *
   * @return from 0 to below a day
   */
  public DurationValue toTime() {
    return new DurationValue(Math.floorMod(epochMillis, DAY));
  }

  @Override
  public Kind kind() {
    return Kind.DATETIME;
  }

  @Override
  public String toString() {
    return "datetime(\"1970-01-01\").offset(duration(\"" + epochMillis + "ms\"))";
  }
}
