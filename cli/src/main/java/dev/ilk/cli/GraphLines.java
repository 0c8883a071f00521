package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Edges of the graph as people read them. */
final class GraphLines {
  private GraphLines() {}

  /** The far side first, as what is new in the line. */
  static String reached(JsonNode edge) {
    boolean out = edge.path("direction").asText().equals("out");
    return "%s%s  %s  [%s] %s"
        .formatted(
            "  ".repeat(Math.max(0, edge.path("depth").asInt() - 1)),
            thing(edge.path(out ? "to" : "from")),
            out
                ? thing(edge.path("from")) + " " + edge.path("relation").asText() + " it"
                : "it " + edge.path("relation").asText() + " " + thing(edge.path("to")),
            edge.path("sure").asText(),
            edge.path("evidence").asText());
  }

  /** The edge as it stands, with its evidence. */
  static String whole(JsonNode edge) {
    return "%s  %s  %s  [%s] %s"
        .formatted(
            thing(edge.path("from")),
            edge.path("relation").asText(),
            thing(edge.path("to")),
            edge.path("sure").asText(),
            edge.path("evidence").asText());
  }

  static String thing(JsonNode thing) {
    String id = thing.path("id").asText();
    String name = thing.path("name").asText();
    String about = thing.path("about").asText();
    return (id.equals(name) ? name : id + " " + name) + (about.isEmpty() ? "" : " (" + about + ")");
  }

  static List<String> cut(JsonNode answer) {
    String why = answer.path("cut").asText();
    return why.isEmpty() ? List.of() : List.of("… there may be more: " + why);
  }
}
