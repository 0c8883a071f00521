package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "whoami",
    description = "Ask who one is, as Ilk sees it.",
    footer = {"", "Example: ilk whoami"})
final class WhoAmI implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  WhoAmI() {}

  @Override
  public Integer call() {
    JsonNode self = common.server().get("/v1/self");
    common
        .output()
        .show(
            self,
            out ->
                out.printf(
                    "%s, proven by %s (%s) until %s%n",
                    self.path("subject").asText(),
                    self.path("method").asText(),
                    self.path("issuer").asText(),
                    self.path("proven_until").asText()));
    return 0;
  }
}
