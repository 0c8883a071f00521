package dev.ilk.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant in words.
 *
 * @param machine for programs (RFC 3339)
 * @param people for people, in UTC because the server does not know where they are
 * @param distance how far off it is, such as {@code in 3 hours}
 * @param clock the time of day alone
 */
public record Moment(String machine, String people, String distance, String clock) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm\u00A0'UTC'", Locale.ENGLISH);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

  /**
   * Puts an instant in words.
   *
   * @param instant which
   * @param now the present
   * @return in words
   */
  public static Moment of(Instant instant, Instant now) {
    return new Moment(
        instant.toString(),
        FORM.format(instant.atOffset(ZoneOffset.UTC)),
        distance(Duration.between(now, instant)),
        CLOCK.format(instant.atOffset(ZoneOffset.UTC)));
  }

  private static String distance(Duration ahead) {
    String length = length(ahead.abs());
    if (length.isEmpty()) {
      return "now";
    }
    return ahead.isNegative() ? length + " ago" : "in " + length;
  }

  private static String length(Duration span) {
    if (span.toDays() >= 2) {
      return span.toDays() + " days";
    }
    if (span.toHours() >= 2) {
      return span.toHours() + " hours";
    }
    long minutes = span.toMinutes();
    return switch ((int) minutes) {
      case 0 -> "";
      case 1 -> "1 minute";
      default -> minutes + " minutes";
    };
  }
}
