package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "history",
    description = "Show which policies were put in force, by whom, when and why; the latest first.",
    footer = {"", "Example: ilk policy history --limit 20"})
final class PolicyHistory implements Callable<Integer> {
  private static final int DIGEST_SHOWN = 12;

  private static final Table VERSIONS =
      Table.empty()
          .column("VERSION", "version")
          .column("AT", "at")
          .column("OF", TeamOption::name)
          .column("BY", "by")
          .column("SHA256", one -> one.path("sha256").asText().substring(0, DIGEST_SHOWN))
          .column("WHY", one -> why(one));

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many versions, 1 to 1000 (default: ${DEFAULT-VALUE})")
  int limit = 100;

  PolicyHistory() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/policies/versions?limit=" + limit);
    common.output().show(answer.path("versions"), out -> print(out, answer.path("versions")));
    return 0;
  }

  private static String why(JsonNode one) {
    String reason = one.path("reason").asText();
    return one.has("restores")
        ? "(version %d again) %s".formatted(one.path("restores").asLong(), reason)
        : reason;
  }

  private static void print(PrintWriter out, JsonNode versions) {
    VERSIONS.print(out, versions);
  }
}
