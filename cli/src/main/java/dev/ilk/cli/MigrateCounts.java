package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "counts",
    description = "Count static secrets by state, sort, team and environment.",
    footer = {"", "Example: ilk migrate counts --json"})
final class MigrateCounts implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  MigrateCounts() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/secrets/counts");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode one : answer.path("counts")) {
      rows.add(
          List.of(
              one.path("count").asText(),
              one.path("state").asText() + (one.path("gone").asBoolean() ? ", gone" : ""),
              one.path("shape").asText(),
              SecretLines.dash(one.path("team").asText()),
              SecretLines.dash(one.path("environment").asText())));
    }
    common
        .output()
        .show(
            answer,
            out -> {
              Output.table(out, List.of("COUNT", "STATE", "SORT", "TEAM", "WHERE"), rows);
              out.printf("%,d are left%n", answer.path("left").asLong());
            });
    return 0;
  }
}
