package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "show",
    description = "Tell everything that is known of an account, with the evidence.",
    footer = {"", "Example: ilk discover show acc_06f3k9…"})
final class DiscoverShow implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "ACCOUNT",
      description = "its id, as `ilk discover list` shows it")
  String account = "";

  DiscoverShow() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/accounts/" + AccountLines.encoded(account));
    common.output().show(answer, out -> AccountLines.whole(out, answer));
    return 0;
  }
}
