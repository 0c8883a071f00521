package dev.ilk.registry.declare;

import dev.ilk.kernel.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days and instants as they stand in a file. */
final class Days {
  private static final String HOW =
      "write it like `2027-06-30` (which means its first moment, UTC) or"
          + " `2027-06-30T12:00:00Z`";

  private Days() {}

  static Optional<Instant> instant(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    Optional<Instant> instant = text.flatMap(Days::parse);
    if (text.isPresent() && instant.isEmpty()) {
      fields.malformed(fields.place(key), text.get(), "date", HOW);
    }
    return instant;
  }

  static Optional<Expiry> expiry(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expiry> span =
        Span.parse(text.get()).filter(Duration::isPositive).map(Expiry.After::new);
    Optional<Expiry> expiry = span.or(() -> parse(text.get()).map(Expiry.At::new));
    if (expiry.isEmpty()) {
      fields.malformed(
          fields.place(key), text.get(), "date or length of time", HOW + ", or like `90d`");
    }
    return expiry;
  }

  private static Optional<Instant> parse(String text) {
    if (text.length() > 30) {
      return Optional.empty();
    }
    try {
      Instant instant =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      // Four-digit years alone: what a store or a policy cannot hold is no date.
      int year = instant.atOffset(ZoneOffset.UTC).getYear();
      return year >= 1970 && year <= 9999 ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
