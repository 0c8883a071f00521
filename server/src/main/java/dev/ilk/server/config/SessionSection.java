package dev.ilk.server.config;

import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.Optional;

/** Reads the part of the configuration file that is about people's sessions. */
final class SessionSection {
  private static final Duration SHORTEST = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(24);

  private SessionSection() {}

  static SessionSettings read(Section section) {
    Duration life = span(section, "life", SessionSettings.DEFAULT.life(), LONGEST);
    Duration usual = SessionSettings.DEFAULT.idle();
    Duration idle = span(section, "idle", usual.compareTo(life) < 0 ? usual : life, life);
    section.refuseOthers();
    return new SessionSettings(idle, life);
  }

  private static Duration span(Section section, String key, Duration usual, Duration longest) {
    Optional<String> written = section.text(key);
    Optional<Duration> span =
        written
            .flatMap(Span::parse)
            .filter(one -> one.compareTo(SHORTEST) >= 0 && one.compareTo(longest) <= 0);
    if (written.isPresent() && span.isEmpty()) {
      section.wrong(
          key, "expected a length of time from `2m` to `%s`".formatted(Span.format(longest)));
    }
    return span.orElse(usual);
  }
}
