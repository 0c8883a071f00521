package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "revoke",
    description =
        "Take back a token, an identity, one running instance, the trust in an issuer, or an"
            + " environment, with all that was issued on its strength.",
    footer = {
      "",
      "Examples: ilk revoke workload:prod-payments-deployer --reason \"laptop stolen\"",
      "          ilk revoke tok_01k… --reason \"seen in a log\"",
      "          ilk revoke inst_5f… --reason \"this pod was entered\"",
      "          ilk revoke issuer:https://gitlab.com --dry-run",
      "          ilk revoke env:staging --reason \"drill\", and later --lift"
    })
final class Revoke implements Callable<Integer> {
  private static final int SHOWN = 20;

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "WHAT",
      description =
          "a token's id, an identity's subject, an instance (inst_…), issuer:URL, or"
              + " env:ENVIRONMENT")
  String what = "";

  @CommandLine.Option(names = "--reason", description = "why, for the record")
  String reason = "";

  @CommandLine.ArgGroup Mode mode = new Mode();

  /** At most one of these. */
  static final class Mode {
    @CommandLine.Option(names = "--dry-run", description = "show what it reaches, and stop")
    boolean dryRun;

    @CommandLine.Option(
        names = "--lift",
        description = "trust an instance, issuer or environment again")
    boolean lift;

    Mode() {}

    String word() {
      return dryRun ? "preview" : lift ? "lift" : "revoke";
    }
  }

  Revoke() {}

  @Override
  public Integer call() {
    if (reason.isBlank() && !mode.dryRun) {
      throw new RefusedException(List.of("say why, for the record: --reason"));
    }
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("what", what);
    body.put("reason", mode.dryRun ? "dry run" : reason);
    body.put("mode", mode.word());
    JsonNode answer = common.server().post("/v1/revocations", body);
    common.output().show(answer, out -> print(out, answer));
    return 0;
  }

  private void print(PrintWriter out, JsonNode answer) {
    String at = answer.path("at").asText();
    switch (mode.word()) {
      case "preview" -> out.printf("would revoke %s, which reaches:%n", what);
      case "lift" -> {
        out.printf("lifted %s at %s; what was taken back stays so%n", what, at);
        return;
      }
      default -> out.printf("revoked %s at %s; reached:%n", what, at);
    }
    JsonNode reached = answer.path("reached");
    list(out, "identities", reached.path("identities"));
    list(out, "trust rules", reached.path("rules"));
    out.printf("  %d delegations%n", reached.path("delegations").asInt());
    out.printf("  %d living tokens%n", reached.path("tokens").asInt());
    if (reached.path("more").asBoolean()) {
      out.println("  and more than could be counted");
    }
  }

  private static void list(PrintWriter out, String what, JsonNode names) {
    out.printf("  %d %s%n", names.size(), what);
    for (int i = 0; i < Math.min(names.size(), SHOWN); i++) {
      out.printf("    %s%n", names.get(i).asText());
    }
  }
}
