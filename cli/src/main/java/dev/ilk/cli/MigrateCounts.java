package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "counts",
    description = "Count static secrets by state, sort, team and environment.",
    footer = {"", "Example: ilk migrate counts --json"})
final class MigrateCounts implements Callable<Integer> {
  private static final Table COUNTS =
      Table.empty()
          .column("COUNT", "count")
          .column(
              "STATE",
              one -> one.path("state").asText() + (one.path("gone").asBoolean() ? ", gone" : ""))
          .column("SORT", "shape")
          .column("TEAM", one -> SecretLines.dash(one.path("team").asText()))
          .column("WHERE", one -> SecretLines.dash(one.path("environment").asText()));

  @CommandLine.Mixin Common common = new Common();

  MigrateCounts() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/secrets/counts");
    common
        .output()
        .show(
            answer,
            out -> {
              COUNTS.print(out, answer.path("counts"));
              out.printf("%,d are left%n", answer.path("left").asLong());
            });
    return 0;
  }
}
