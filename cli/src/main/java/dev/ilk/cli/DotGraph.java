package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Edges in the DOT language of Graphviz. */
final class DotGraph {
  private static final Map<String, String> SHAPES =
      Map.of(
          "human", "ellipse",
          "workload", "box",
          "agent", "hexagon",
          "account", "note",
          "team", "folder",
          "name", "plaintext");

  private DotGraph() {}

  static String of(JsonNode root, Iterable<JsonNode> edges) {
    Map<String, JsonNode> things = new LinkedHashMap<>();
    things.put(key(root), root);
    Set<String> lines = new LinkedHashSet<>();
    for (JsonNode edge : edges) {
      things.putIfAbsent(key(edge.path("from")), edge.path("from"));
      things.putIfAbsent(key(edge.path("to")), edge.path("to"));
      lines.add(
          "  %s -> %s [label=%s, tooltip=%s]"
              .formatted(
                  quoted(key(edge.path("from"))),
                  quoted(key(edge.path("to"))),
                  quoted(edge.path("relation").asText()),
                  quoted(edge.path("evidence").asText())));
    }
    StringBuilder dot = new StringBuilder("digraph ilk {\n  rankdir=LR\n");
    things.forEach((key, thing) ->
        dot.append(
            "  %s [label=%s, shape=%s]\n"
                .formatted(
                    quoted(key),
                    quoted(thing.path("name").asText()),
                    SHAPES.getOrDefault(thing.path("sort").asText(), "plaintext"))));
    lines.forEach(line -> dot.append(line).append('\n'));
    return dot.append("}\n").toString();
  }

  private static String key(JsonNode thing) {
    return thing.path("sort").asText() + " " + thing.path("id").asText();
  }

  /**
   * A quoted id: in one the language knows no escape but that of the quotation mark, but labels
   * take a backslash for one, so both are doubled or escaped; what would break the line is a space.
   */
  static String quoted(String text) {
    return '"'
        + text.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]", " ")
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
        + '"';
  }
}
