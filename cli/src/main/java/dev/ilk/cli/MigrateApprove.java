package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "approve",
    description = "Approve a tranche as it was looked at: name the digest that its plan shows.",
    footer = {"", "Example: ilk migrate approve trn_06f3k9… 5f2c…"})
final class MigrateApprove implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "TRANCHE")
  String id = "";

  @CommandLine.Parameters(index = "1", paramLabel = "DIGEST")
  String digest = "";

  MigrateApprove() {}

  @Override
  public Integer call() {
    JsonNode tranche =
        common
            .server()
            .post(
                "/v1/tranches/" + AccountLines.encoded(id) + "/approve",
                Server.mapper().createObjectNode().put("plan_sha256", digest));
    common.output().show(tranche, out -> TrancheLines.print(out, tranche));
    return 0;
  }
}
