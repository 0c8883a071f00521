package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "unassign",
    description = "Take back who is to mend a finding: it is owed by whom its system names.",
    footer = {
      "",
      "Example:",
      "  ilk findings unassign acc_06f3k9… stale --reason 'it was never theirs'"
    })
final class FindingsUnassign implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin OneFinding finding = new OneFinding();

  @CommandLine.Option(names = "--reason", required = true, description = "why")
  String reason = "";

  FindingsUnassign() {}

  @Override
  public Integer call() {
    JsonNode answer =
        common
            .server()
            .post("/v1/findings/unassign", finding.body(common.server()).put("reason", reason));
    common.output().show(answer, out -> out.printf("%s is assigned to nobody%n", finding.code));
    return 0;
  }
}
