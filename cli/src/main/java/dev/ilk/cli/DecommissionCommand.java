package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk decommission}: a machine identity is taken out of use, and in time brought back. */
@CommandLine.Command(
    name = "decommission",
    description = {
      "Take a workload or agent out of use: what hangs on it first, then it and its rules.",
      "It is refused if it was used within 7 days or something hangs on it; see --dry-run.",
      "Within 7 days --undo brings it back; after that it is over for good."
    },
    footer = {"", "Example: ilk decommission workload:prod-old-sync --reason 'replaced by sync2'"})
final class DecommissionCommand implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "SUBJECT",
      description = "kind and name, such as workload:prod-old-sync")
  String subject = "";

  @CommandLine.Option(names = "--reason", description = "why, for the record")
  @Nullable String reason;

  @CommandLine.Option(names = "--dry-run", description = "show what would go, and change nothing")
  boolean dryRun;

  @CommandLine.Option(names = "--undo", description = "bring it back")
  boolean undo;

  @CommandLine.Option(names = "--although-used", description = "also if something still uses it")
  boolean although;

  DecommissionCommand() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode().put("subject", subject);
    body.put("mode", dryRun ? "preview" : undo ? "undo" : "run");
    body.put("if_used", although ? "proceed" : "refuse");
    if (reason != null) {
      body.put("reason", reason);
    }
    JsonNode told = common.server().post("/v1/lifecycle/decommissions", body);
    common.output().show(told, out -> print(out, told));
    return dryRun && !told.path("blockers").isEmpty() ? Failures.CHECK_FAILED : 0;
  }

  private static void print(PrintWriter out, JsonNode told) {
    out.printf("%s  %s%n", told.path("subject").asText(), told.path("state").asText());
    for (JsonNode part : told.path("parts")) {
      out.printf(
          "    %s %s%s%n",
          part.path("sort").asText(),
          part.path("name").asText(),
          part.path("returns").asBoolean() ? "" : " (undoing does not bring it back)");
    }
    told.path("blockers").forEach(one -> out.println("    still used: " + one.asText()));
    if (told.has("undo_until")) {
      out.printf("    can be undone until %s%n", told.path("undo_until").asText());
    }
  }
}
