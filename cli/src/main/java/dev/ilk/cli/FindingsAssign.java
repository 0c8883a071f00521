package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "assign",
    description = "Say who is to mend a finding, and by when.",
    footer = {
      "",
      "Examples:",
      "  ilk findings assign acc_06f3k9… never-expires --about key-7 --to team:payments \\",
      "    --reason 'they run the export'",
      "  ilk findings assign workload:prod-ledger shared-client --about 198.51.100.7 \\",
      "    --to human:ada --reason 'on call' --due 2027-01-31T00:00:00Z"
    })
final class FindingsAssign implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin OneFinding finding = new OneFinding();

  @CommandLine.Option(
      names = "--to",
      required = true,
      paramLabel = "WHO",
      description = "a team or a person, such as team:payments or human:ada")
  String to = "";

  @CommandLine.Option(names = "--reason", required = true, description = "why they")
  String reason = "";

  @CommandLine.Option(
      names = "--due",
      paramLabel = "INSTANT",
      description = "by when; at the latest, and if left out, as its severity says")
  @Nullable Instant due;

  FindingsAssign() {}

  @Override
  public Integer call() {
    ObjectNode body = finding.body(common.server()).put("to", to).put("reason", reason);
    if (due != null) {
      body.put("due", due.toString());
    }
    JsonNode answer = common.server().post("/v1/findings/assign", body);
    common.output().show(answer, out -> out.printf("%s is for %s to mend%n", finding.code, to));
    return 0;
  }
}
