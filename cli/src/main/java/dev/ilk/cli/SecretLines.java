package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Static secrets, laid out for people. */
final class SecretLines {
  private static final List<String> PARTS = List.of("breadth", "lifetime", "exposure", "use");

  private SecretLines() {}

  static void table(PrintWriter out, JsonNode secrets, boolean why) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode one : secrets) {
      JsonNode score = one.path("score");
      rows.add(
          List.of(
              score.path("total").asText(),
              PARTS.stream()
                  .map(part -> score.path(part).asText())
                  .reduce((a, b) -> a + "+" + b)
                  .orElse(""),
              one.path("source").asText() + "/" + one.path("name").asText(),
              (one.path("kind").asText() + " " + one.path("nativeId").asText()).strip(),
              one.path("shape").asText(),
              dash(one.path("team").asText()),
              dash(one.path("environment").asText()),
              one.path("sight").asText().equals("held")
                  ? one.path("state").asText()
                  : one.path("state").asText() + ", " + one.path("sight").asText(),
              one.path("id").asText()));
      if (why) {
        score.path("because").forEach(because -> rows.add(reason(because.asText())));
      }
    }
    Output.table(
        out,
        List.of("SCORE", "B+L+E+U", "ACCOUNT", "SECRET", "SORT", "TEAM", "WHERE", "STATE", "ID"),
        rows);
  }

  private static List<String> reason(String because) {
    return List.of("", "", "  " + because, "", "", "", "", "", "");
  }

  static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
