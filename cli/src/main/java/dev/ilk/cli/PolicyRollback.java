package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "rollback",
    description = {
      "Put back in force what an earlier version of a set held. That makes a new version: history"
          + " only grows.",
      "Version 0 is before the first: it takes the set out of force."
    },
    footer = {"", "Example: ilk policy rollback 7 --reason \"INC-88: refunds are denied\""})
final class PolicyRollback implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin TeamOption set = new TeamOption();

  @CommandLine.Parameters(paramLabel = "VERSION", description = "which; see `ilk policy history`")
  long version;

  @CommandLine.Option(
      names = "--reason",
      required = true,
      description = "why, for history and record; name no person in it")
  String reason = "";

  @CommandLine.Option(
      names = "--expect",
      paramLabel = "VERSION",
      description = "only if the set is still at this version")
  @Nullable Long expected;

  PolicyRollback() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    set.into(body);
    body.put("version", version).put("reason", reason);
    if (expected != null) {
      body.put("expect", expected);
    }
    JsonNode applied = common.server().post("/v1/policies/rollback", body);
    common.output().show(applied, out -> PolicyApply.print(out, applied));
    return 0;
  }
}
