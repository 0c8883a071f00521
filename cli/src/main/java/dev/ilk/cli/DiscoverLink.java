package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "link",
    description = "Say to whom an account belongs, or with --not to whom it does not.",
    footer = {
      "",
      "Examples:",
      "  ilk discover link acc_06f3k9… human:ada",
      "  ilk discover link acc_06f3k9… human:bob --not"
    })
final class DiscoverLink implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "ACCOUNT")
  String account = "";

  @CommandLine.Parameters(index = "1", paramLabel = "IDENTITY", description = "its subject")
  String subject = "";

  @CommandLine.Option(names = "--not", description = "it does not; never suggest it again")
  boolean not;

  DiscoverLink() {}

  @Override
  public Integer call() {
    String word = not ? "rejected" : "confirmed";
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("account", account).put("subject", subject).put("word", word);
    JsonNode answer = common.server().post("/v1/links", body);
    common
        .output()
        .show(
            answer,
            out ->
                out.printf("%s %s to %s%n", account, not ? "does not belong" : "belongs", subject));
    return 0;
  }
}
