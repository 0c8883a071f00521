package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk renew}: a machine identity lives on, because it is needed. */
@CommandLine.Command(
    name = "renew",
    description = {
      "Confirm that a workload or agent is still needed, and let it live on.",
      "Without a reason, show how it is really used and what renewing would make of it.",
      "Scopes that it did not use for 90 days go; what was not used at all only its approver"
          + " renews."
    },
    footer = {"", "Example: ilk renew workload:prod-payments-api --reason 'serves the checkout'"})
final class RenewCommand implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "SUBJECT",
      description = "kind and name, such as workload:prod-payments-api, or an id")
  String subject = "";

  @CommandLine.Option(names = "--reason", description = "why it is needed, for the record")
  @Nullable String reason;

  @CommandLine.Option(names = "--for", description = "for how long from now, such as 30d")
  @Nullable String life;

  @CommandLine.Option(names = "--keep-scopes", description = "keep scopes that it did not use")
  boolean keepScopes;

  RenewCommand() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode().put("subject", subject);
    body.put("mode", reason == null ? "preview" : "renew");
    body.put("scopes", keepScopes ? "keep" : "narrow");
    if (reason != null) {
      body.put("reason", reason);
    }
    if (life != null) {
      body.put("for", life);
    }
    JsonNode renewal = common.server().post("/v1/lifecycle/renewals", body);
    common.output().show(renewal, out -> print(out, renewal));
    return 0;
  }

  private void print(PrintWriter out, JsonNode renewal) {
    out.printf(
        "%s  %s until %s (was %s)%n",
        renewal.path("subject").asText(),
        reason == null ? "would stand" : "stands",
        renewal.path("end").asText(),
        renewal.path("end_before").asText());
    out.printf(
        "    used %s%d times, last %s%s%n",
        renewal.path("at_least").asBoolean() ? "at least " : "",
        renewal.path("uses").asLong(),
        renewal.path("last_use").asText("never"),
        renewal.path("dormant").asBoolean() ? " (not used for 90 days)" : "");
    renewal
        .path("audiences")
        .properties()
        .forEach(one -> out.printf("    for %s, last %s%n", one.getKey(), one.getValue().asText()));
    words(out, "unused", renewal.path("unused_scopes"));
    words(out, reason == null ? "would lose" : "lost", renewal.path("dropped_scopes"));
  }

  private static void words(PrintWriter out, String label, JsonNode list) {
    if (!list.isEmpty()) {
      List<String> words = new ArrayList<>();
      list.forEach(one -> words.add(one.asText()));
      out.printf("    %s: %s%n", label, String.join(" ", words));
    }
  }
}
