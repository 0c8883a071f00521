package dev.ilk.kernel;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 45s}, {@code 5m}, {@code 12h}, {@code 90d}. */
public final class Span {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(s|m|h|d)");

  private Span() {}

  /**
   * Reads one number with one unit.
   *
   * @param text such as {@code 5m}; of any length
   * @return the duration, or empty if the text is not of that form
   */
  public static Optional<Duration> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(form.group(1));
    return Optional.of(
        switch (form.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /**
   * Writes a duration in the largest unit that divides it.
   *
   * @param span a duration of whole seconds, not negative
   * @return such as {@code 5m}
   */
  public static String format(Duration span) {
    long seconds = span.toSeconds();
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
