package dev.ilk.server.config;

import dev.ilk.kernel.Span;
import dev.ilk.prove.human.session.Bonds;
import dev.ilk.prove.proof.Circumstances.Change;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the part of the configuration file that is about people's sessions. */
final class SessionSection {
  private static final Bonds.Consequence NOTE = Bonds.Consequence.NOTE;
  private static final Duration SHORTEST = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(24);

  private SessionSection() {}

  static SessionSettings read(Section section) {
    Duration life = span(section, "life", SessionSettings.DEFAULT.life(), LONGEST);
    Duration usual = SessionSettings.DEFAULT.idle();
    Duration idle = span(section, "idle", usual.compareTo(life) < 0 ? usual : life, life);
    Map<Change, Bonds.Consequence> bonds = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      bonds.put(change, consequence(section, change));
    }
    section.refuseOthers();
    return new SessionSettings(idle, life, bonds);
  }

  private static Bonds.Consequence consequence(Section section, Change change) {
    Bonds.Consequence usual = SessionSettings.DEFAULT.bonds().getOrDefault(change, NOTE);
    String key = "other_" + change.word();
    return switch (section.text(key).orElse(usual.name().toLowerCase(Locale.ROOT))) {
      case "note" -> NOTE;
      case "challenge" -> Bonds.Consequence.CHALLENGE;
      case "end" -> Bonds.Consequence.END;
      default -> {
        section.wrong(key, "expected `note`, `challenge` or `end`");
        yield usual;
      }
    };
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
