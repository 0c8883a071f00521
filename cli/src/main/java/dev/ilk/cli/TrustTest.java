package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "test",
    description =
        "Show which rule a token or its claims match, and why each of the others does not.",
    footer = {
      "",
      "Examples: ilk trust test token.jwt",
      "          ilk trust test - < claims.json",
      "          ilk trust test token.jwt -f company.yaml   (before it is applied)",
      "Exits with 1 unless exactly one identity's rules match."
    })
final class TrustTest implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "FILE",
      description = "a file with a token, or with claims as a JSON object; - reads what is pasted")
  String shown = "";

  @CommandLine.Option(
      names = "-f",
      paramLabel = "FILE",
      description = "try the rules of this declaration instead of those in force")
  List<Path> files = List.of();

  TrustTest() {}

  @Override
  public Integer call() throws IOException {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put(
        "shown",
        shown.equals("-")
            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
            : Files.readString(Path.of(shown)));
    if (!files.isEmpty()) {
      body.put("document", Declaration.read(files));
    }
    JsonNode trial = common.server().post("/v1/trust/test", body);
    long subjects =
        trial
            .path("rules")
            .valueStream()
            .filter(rule -> rule.path("matches").asBoolean())
            .map(rule -> rule.path("subject").asText())
            .distinct()
            .count();
    boolean genuine = trial.path("genuine").path("holds").asBoolean(true);
    common.output().show(trial, out -> print(out, trial, subjects, genuine));
    return subjects == 1 && genuine ? 0 : Failures.CHECK_FAILED;
  }

  private static void print(PrintWriter out, JsonNode trial, long subjects, boolean genuine) {
    if (trial.has("genuine")) {
      step(out, "", trial.path("genuine"));
    }
    for (JsonNode rule : trial.path("rules")) {
      out.printf(
          "%s rule %s, for %s%n",
          rule.path("matches").asBoolean() ? "matches:" : "does not match:",
          rule.path("rule").asText(),
          rule.path("subject").asText());
      rule.path("steps").forEach(step -> step(out, "  ", step));
    }
    out.printf("%d rules not shown: they are for other issuers%n", trial.path("others").asInt());
    out.println(
        !genuine
            ? "so it proves nothing: the token is not genuine"
            : subjects == 1
                ? "so it proves one identity"
                : subjects == 0
                    ? "so it proves nothing: no rule matches"
                    : "so it proves nothing: rules of several identities match");
  }

  private static void step(PrintWriter out, String indent, JsonNode step) {
    boolean holds = step.path("holds").asBoolean();
    String found = step.path("found").asText();
    out.printf(
        "%s%s %s%s%n",
        indent,
        holds ? "✓" : "✗",
        step.path("what").asText(),
        holds || found.isEmpty() ? "" : " — " + found);
  }
}
