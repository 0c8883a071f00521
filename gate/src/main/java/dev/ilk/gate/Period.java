package dev.ilk.gate;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A stretch of time in the record.
 *
 * @param from the first instant
 * @param to the instant after the last
 */
record Period(Instant from, Instant to) {
  private static final String BETWEEN = "..";
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[^.]+(\\.[0-9]+)?Z");

  /** Reads two instants of RFC 3339 with two dots between; empty if it is anything else. */
  static Optional<Period> parse(String text) {
    int between = text.indexOf(BETWEEN);
    if (between < 0) {
      return Optional.empty();
    }
    String from = text.substring(0, between);
    String to = text.substring(between + BETWEEN.length());
    if (!FORM.matcher(from).matches() || !FORM.matcher(to).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Period(Instant.parse(from), Instant.parse(to)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
