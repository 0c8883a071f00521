package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "revoke",
    description =
        "Take back an identity's power to prove itself with all its tokens, or one token.",
    footer = {
      "",
      "Examples: ilk revoke workload:prod-payments-deployer --reason \"laptop stolen\"",
      "          ilk revoke tok_01k… --reason \"seen in a log\""
    })
final class Revoke implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "WHAT",
      description = "an identity's subject or a token's id")
  String what = "";

  @CommandLine.Option(names = "--reason", required = true, description = "why, for the record")
  String reason = "";

  Revoke() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("what", what);
    body.put("reason", reason);
    JsonNode answer = common.server().post("/v1/revocations", body);
    common
        .output()
        .show(answer, out -> out.printf("revoked %s at %s%n", what, answer.path("at").asText()));
    return 0;
  }
}
