package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "entangle",
    description = {
      "Tell what hangs on a person, a machine or an account: what breaks if the person leaves, or",
      "the secret is revoked. Looks four steps far, and at 500 accounts at most."
    },
    footer = {"", "Examples:", "  ilk entangle human:ada", "  ilk entangle acc_06f3k9…"})
final class Entangle implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "WHAT", description = "a subject, or the id of an account")
  String what = "";

  Entangle() {}

  @Override
  public Integer call() {
    JsonNode answer =
        common.server().get("/v1/estate/entanglement?of=" + AccountLines.encoded(what));
    common
        .output()
        .show(
            answer,
            out -> {
              out.println(what);
              for (JsonNode one : answer.path("strands")) {
                out.printf(
                    "%s%s %s (%s, %s) by %s%n",
                    "  ".repeat(one.path("depth").asInt()),
                    one.path("account").asText(),
                    one.path("name").asText(),
                    one.path("kind").asText(),
                    one.path("presence").asText(),
                    one.path("relation").asText());
              }
              if (answer.path("strands").isEmpty()) {
                out.println("  nothing that was discovered hangs on it");
              }
              if (answer.path("more").asBoolean()) {
                out.println("  … and more than was looked at");
              }
            });
    return 0;
  }
}
