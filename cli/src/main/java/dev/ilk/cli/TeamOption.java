package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which set of policies a command is about. */
final class TeamOption {
  @CommandLine.Option(
      names = "--team",
      paramLabel = "TEAM",
      description = "the policies of this team; without it, the organisation's own")
  @Nullable String team;

  TeamOption() {}

  void into(ObjectNode body) {
    if (team != null) {
      body.put("team", team);
    }
  }

  /** Tells whether a set or version that a server told of is the one meant. */
  boolean isOf(JsonNode set) {
    return set.path("team").asText("").equals(team == null ? "" : team);
  }

  /** The set's name as messages write it. */
  static String name(JsonNode set) {
    return set.path("team").asText("").isEmpty()
        ? "organisation"
        : "team " + set.path("team").asText();
  }
}
