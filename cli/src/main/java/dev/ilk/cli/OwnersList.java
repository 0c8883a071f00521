package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "list",
    description = {
      "List who may answer for accounts, with the evidence: what waits for a person's word, or all",
      "that is known of one account."
    },
    footer = {"", "Examples:", "  ilk owners list", "  ilk owners list acc_… --json"})
final class OwnersList implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "an account's id")
  @Nullable String account;

  @CommandLine.Option(
      names = "--limit",
      defaultValue = "100",
      description = "of at most so many accounts (default: ${DEFAULT-VALUE})")
  int limit;

  OwnersList() {}

  @Override
  public Integer call() {
    String of = account == null ? "" : "&account=" + AccountLines.encoded(account);
    JsonNode answer = common.server().get("/v1/owners?limit=" + limit + of);
    common.output().show(answer, out -> print(out, answer.path("owners")));
    return 0;
  }

  private static void print(PrintWriter out, JsonNode owners) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode one : owners) {
      String instead = one.path("instead").asText();
      String unknown = one.path("registered").asBoolean() ? "" : " (not registered)";
      boolean first = true;
      for (JsonNode because : one.path("because")) {
        rows.add(
            first
                ? List.of(
                    one.path("account").asText(),
                    one.path("name").asText(),
                    one.path("subject").asText() + unknown,
                    one.path("points").asText(),
                    one.path("word").asText()
                        + (instead.isEmpty() ? "" : ", though " + instead + " is named"),
                    because.asText())
                : List.of("", "", "", "", "", because.asText()));
        first = false;
      }
    }
    Output.table(out, List.of("ACCOUNT", "NAME", "WHO", "POINTS", "WORD", "BECAUSE"), rows);
  }
}
