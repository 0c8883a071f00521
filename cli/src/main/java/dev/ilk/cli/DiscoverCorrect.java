package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "correct",
    description = "Say what an account really is. It counts whatever rules say, and teaches them.",
    footer = {
      "",
      "Example: ilk discover correct acc_06f3k9… workload --reason 'nightly export, ask finance'"
    })
final class DiscoverCorrect implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "ACCOUNT")
  String account = "";

  @CommandLine.Parameters(
      index = "1",
      paramLabel = "KIND",
      description = "human, workload or agent")
  String kind = "";

  @CommandLine.Option(names = "--reason", required = true, description = "how you know")
  String reason = "";

  DiscoverCorrect() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode().put("kind", kind).put("reason", reason);
    JsonNode answer =
        common.server().put("/v1/accounts/" + AccountLines.encoded(account) + "/class", body);
    common.output().show(answer, out -> AccountLines.whole(out, answer));
    return 0;
  }
}
