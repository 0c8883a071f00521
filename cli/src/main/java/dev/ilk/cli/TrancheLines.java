package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.StringJoiner;

/** Tranches of static secrets, laid out for people. */
final class TrancheLines {
  private TrancheLines() {}

  static void print(PrintWriter out, JsonNode tranche) {
    StringJoiner states = new StringJoiner(", ");
    tranche
        .path("states")
        .properties()
        .forEach(one -> states.add(one.getValue().asText() + " " + one.getKey()));
    out.printf(
        "%s  %s: %d secrets, %d days quiet, planned by %s on %s%n",
        tranche.path("id").asText(),
        tranche.path("name").asText(),
        tranche.path("total").asInt(),
        tranche.path("quiet").asInt(),
        tranche.path("by").asText(),
        tranche.path("made").asText().substring(0, 10));
    out.printf(
        "  %s%n",
        tranche.has("approved")
            ? "approved by " + tranche.at("/approved/by").asText()
            : "to be approved: " + tranche.path("plan_sha256").asText());
    if (states.length() > 0) {
      out.printf("  %s%n", states);
    }
  }
}
