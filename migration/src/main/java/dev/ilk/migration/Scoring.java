package dev.ilk.migration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.gate.migration.SecretScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The formula by which static secrets are ranked; its lines are data, in {@code scores.yaml}. */
final class Scoring {
  private static final List<String> PARTS = List.of("breadth", "lifetime", "exposure", "use");

  private final Map<String, List<Line>> parts;

  /** So many points, if facts are at least these. */
  record Line(int points, Map<String, Long> atLeast, String because) {
    Line {
      atLeast = Map.copyOf(atLeast);
    }

    /** A demand for 0 is met by 0 alone: it says that something is not so. */
    boolean holds(Facts facts) {
      return atLeast.entrySet().stream()
          .allMatch(one ->
              one.getValue() == 0
                  ? facts.get(one.getKey()) == 0
                  : facts.get(one.getKey()) >= one.getValue());
    }

    String because(Facts facts) {
      String text = because;
      for (String fact : facts.numbers().keySet()) {
        text = text.replace("{" + fact + "}", String.valueOf(facts.get(fact)));
      }
      return text;
    }
  }

  private Scoring(Map<String, List<Line>> parts) {
    this.parts = Map.copyOf(parts);
  }

  /** The formula that comes with Ilk. */
  static Scoring builtIn() {
    JsonNode file = BuiltIn.read("scores.yaml");
    Map<String, List<Line>> parts = new HashMap<>();
    for (String part : PARTS) {
      List<Line> lines = new ArrayList<>();
      for (JsonNode one : file.path(part)) {
        Map<String, Long> atLeast = new HashMap<>();
        one.path("at-least")
            .properties()
            .forEach(e -> atLeast.put(e.getKey(), e.getValue().asLong()));
        lines.add(new Line(one.path("points").asInt(), atLeast, one.path("because").asText()));
      }
      parts.put(part, lines);
    }
    return new Scoring(parts);
  }

  List<Line> lines(String part) {
    return parts.getOrDefault(part, List.of());
  }

  SecretScore of(Facts facts) {
    List<Line> best = PARTS.stream().map(part -> best(part, facts)).toList();
    return new SecretScore(
        best.get(0).points(),
        best.get(1).points(),
        best.get(2).points(),
        best.get(3).points(),
        best.stream().map(line -> line.because(facts)).toList());
  }

  private Line best(String part, Facts facts) {
    return lines(part).stream()
        .filter(line -> line.holds(facts))
        .max(Comparator.comparingInt(Line::points))
        .orElseThrow(() -> new IllegalStateException("no line of `%s` holds".formatted(part)));
  }
}
