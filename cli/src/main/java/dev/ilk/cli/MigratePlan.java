package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "plan",
    description = {
      "Plan which static secrets to replace together: those with most to win first, of the team,",
      "place or sort that is named. Nothing is replaced before the plan is approved as it was",
      "looked at; which secrets are in it never changes."
    },
    footer = {
      "",
      "Examples:",
      "  ilk migrate plan 'payments, first ten' --team payments --limit 10",
      "  ilk migrate plan 'cluster tokens' --shape kubernetes-token --quiet 30"
    })
final class MigratePlan implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "NAME", description = "what people call it")
  String name = "";

  @CommandLine.Option(names = "--team", description = "only of this team; - for nobody's")
  @Nullable String team;

  @CommandLine.Option(names = "--environment", description = "only there; - for unknown")
  @Nullable String environment;

  @CommandLine.Option(names = "--shape", description = "only of this sort, such as cloud-key")
  @Nullable String shape;

  @CommandLine.Option(names = "--source", description = "only of this source")
  @Nullable String source;

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many, 1 to 1000 (default: ${DEFAULT-VALUE})",
      defaultValue = "100")
  int limit;

  @CommandLine.Option(
      names = "--quiet",
      paramLabel = "DAYS",
      description =
          "how long one is watched before it counts as unused (default: ${DEFAULT-VALUE})",
      defaultValue = "14")
  int quiet;

  MigratePlan() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode().put("name", name);
    body.put("limit", limit).put("quiet", quiet);
    put(body, "team", team);
    put(body, "environment", environment);
    put(body, "shape", shape);
    put(body, "source", source);
    JsonNode tranche = common.server().post("/v1/tranches", body);
    common
        .output()
        .show(
            tranche,
            out -> {
              TrancheLines.print(out, tranche);
              out.printf(
                  "look at it:  ilk migrate rank --no-refresh --tranche %s%n"
                      + "approve it:  ilk migrate approve %s %s%n",
                  tranche.path("id").asText(),
                  tranche.path("id").asText(),
                  tranche.path("plan_sha256").asText());
            });
    return 0;
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
