package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "rm",
    description = "Forget a system, with its runs and all accounts that were read from it.",
    footer = {"", "Example: ilk discover rm acme-github"})
final class DiscoverRemove implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "NAME")
  String name = "";

  DiscoverRemove() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().delete("/v1/sources/" + AccountLines.encoded(name));
    common.output().show(answer, out -> out.printf("%s is forgotten%n", name));
    return 0;
  }
}
