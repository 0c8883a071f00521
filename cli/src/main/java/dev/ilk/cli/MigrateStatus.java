package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "status",
    description = "See the tranches, and how far their secrets are; the latest first.",
    footer = {"", "Example: ilk migrate status"})
final class MigrateStatus implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  MigrateStatus() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/tranches");
    common
        .output()
        .show(
            answer,
            out -> {
              answer.path("tranches").forEach(one -> TrancheLines.print(out, one));
              if (answer.path("tranches").isEmpty()) {
                out.println("nothing is planned yet: ilk migrate plan");
              }
            });
    return 0;
  }
}
