package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs of discovery, laid out for people. */
final class SourceTables {
  private SourceTables() {}

  static void runs(PrintWriter out, Iterable<JsonNode> runs) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode run : runs) {
      rows.add(
          List.of(
              run.path("run").asText(),
              reads(run),
              run.path("state").asText(),
              run.path("touched").asText(),
              run.path("pages").asText(),
              run.path("seen").asText(),
              run.path("added").asText(),
              run.path("changed").asText(),
              run.path("missing").asText(),
              run.path("gone").asText(),
              run.path("message").asText()));
    }
    Output.table(
        out,
        List.of(
            "RUN", "READS", "STATE", "LAST", "PAGES", "SEEN", "NEW", "CHANGED", "MISSING", "GONE",
            "NOTE"),
        rows);
  }

  private static String reads(JsonNode run) {
    return run.path("incremental").asBoolean() ? "changes" : "everything";
  }

  /** A run in one line. */
  static String line(JsonNode run) {
    return "%s (%s) %s: %,d accounts on %,d pages; %,d new, %,d changed, %,d back, %,d missing, %,d gone"
        .formatted(
            run.path("run").asText(),
            reads(run),
            run.path("state").asText(),
            run.path("seen").asLong(),
            run.path("pages").asLong(),
            run.path("added").asLong(),
            run.path("changed").asLong(),
            run.path("returned").asLong(),
            run.path("missing").asLong(),
            run.path("gone").asLong());
  }
}
