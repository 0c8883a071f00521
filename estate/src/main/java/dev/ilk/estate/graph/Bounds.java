package dev.ilk.estate.graph;

import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Thing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How far one question goes: so many things looked at, and so long. What was left out first is
 * remembered, to be told.
 */
final class Bounds {
  /** So many edges of a relation are followed from one thing. */
  static final int AT_ONE = 100;

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final Instant end;
  private final int most;
  private int looked;
  private Optional<String> cut = Optional.empty();

  Bounds(InstantSource clock, int most) {
    this.clock = clock;
    this.end = clock.instant().plus(LONGEST);
    this.most = most;
  }

  /** Whether one more thing may be looked at. */
  boolean look() {
    if (looked == most) {
      cut("no more than %d things were looked at".formatted(most));
      return false;
    }
    if (clock.instant().isAfter(end)) {
      cut("it was given up after %d seconds".formatted(LONGEST.toSeconds()));
      return false;
    }
    looked++;
    return true;
  }

  /** Notes of which relations a thing has more edges than are followed. */
  void follow(Thing at, List<Edge> edges) {
    AllEdges.full(edges, AT_ONE).stream()
        .sorted()
        .findFirst()
        .ifPresent(relation ->
            cut(
                "of `%s` no more than %d edges `%s` were followed"
                    .formatted(at.label(), AT_ONE, relation.word())));
  }

  void cut(String why) {
    if (cut.isEmpty()) {
      cut = Optional.of(why);
    }
  }

  int looked() {
    return looked;
  }

  Optional<String> cut() {
    return cut;
  }
}
