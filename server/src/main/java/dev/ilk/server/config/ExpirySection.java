package dev.ilk.server.config;

import dev.ilk.kernel.Span;
import dev.ilk.lifecycle.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the part of the configuration file that is about how machine identities end. */
final class ExpirySection {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int MOST_WARNINGS = 10;

  private ExpirySection() {}

  static Schedule read(Section section) {
    Duration restrict = span(section, "restrict", Schedule.DEFAULT.restrict(), SHORTEST);
    Duration keep = span(section, "keep", Schedule.DEFAULT.keep(), Duration.ZERO);
    Duration renewal = span(section, "renewal", Schedule.DEFAULT.renewal(), SHORTEST);
    List<String> written = section.texts("warn");
    List<Duration> warn = new ArrayList<>();
    for (String text : written) {
      Optional<Duration> before =
          Span.parse(text).filter(one -> one.compareTo(restrict) > 0 && one.compareTo(YEAR) <= 0);
      before.ifPresent(warn::add);
      if (before.isEmpty()) {
        section.wrong(
            "warn",
            "expected lengths of time longer than `restrict` and at most `365d`, such as `30d`");
      }
    }
    if (written.isEmpty()) {
      Schedule.DEFAULT.warn().stream()
          .filter(one -> one.compareTo(restrict) > 0)
          .forEach(warn::add);
    }
    if (warn.size() > MOST_WARNINGS) {
      section.wrong("warn", "expected at most %d of them".formatted(MOST_WARNINGS));
    }
    section.refuseOthers();
    return new Schedule(warn, restrict, keep, renewal);
  }

  private static Duration span(Section section, String key, Duration usual, Duration shortest) {
    Optional<String> written = section.text(key);
    Optional<Duration> span =
        written
            .flatMap(Span::parse)
            .filter(one -> one.compareTo(shortest) >= 0 && one.compareTo(YEAR) <= 0);
    if (written.isPresent() && span.isEmpty()) {
      section.wrong(
          key, "expected a length of time from `%s` to `365d`".formatted(Span.format(shortest)));
    }
    return span.orElse(usual);
  }
}
