package dev.ilk.migration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.actor.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which sort of static secret a credential is, if it is one; the lines are data, in {@code
 * shapes.yaml}.
 */
final class Shapes {
  /** What lives no longer than this is not static. */
  static final Duration SHORT = Duration.ofDays(1);

  private static final String NONE = "none";

  private final List<Line> lines;

  private record Line(
      String shape, List<String> connectors, List<String> kinds, List<String> actors) {

    boolean holds(String connector, String kind, Kind actor) {
      return (connectors.isEmpty() || connectors.contains(connector))
          && (kinds.isEmpty() || kinds.stream().anyMatch(kind::contains))
          && (actors.isEmpty() || actors.contains(actor.word()));
    }
  }

  private Shapes(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /** The lines that come with Ilk. */
  static Shapes builtIn() {
    List<Line> lines = new ArrayList<>();
    for (JsonNode one : BuiltIn.read("shapes.yaml")) {
      lines.add(
          new Line(
              one.path("shape").asText(),
              BuiltIn.texts(one.path("connectors")),
              BuiltIn.texts(one.path("kinds")),
              BuiltIn.texts(one.path("actors"))));
    }
    return new Shapes(lines);
  }

  /** The sort of a credential; empty if it is no static secret. */
  Optional<String> of(String connector, String kind, Kind actor) {
    String word = kind.toLowerCase(Locale.ROOT);
    return lines.stream()
        .filter(line -> line.holds(connector, word, actor))
        .findFirst()
        .map(Line::shape)
        .filter(shape -> !shape.equals(NONE));
  }

  /**
   * Whether something ends so soon after it was made, or has ended, that nobody need replace it.
   */
  static boolean isShort(Optional<Instant> created, Optional<Instant> expires, Instant now) {
    return expires.isPresent()
        && (!expires.get().isAfter(now)
            || created.filter(made -> !expires.get().isAfter(made.plus(SHORT))).isPresent());
  }
}
