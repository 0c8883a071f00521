package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk request}: an identity is asked for, within a template's guardrails. */
@CommandLine.Command(
    name = "request",
    description = {
      "Ask for a workload or agent for a team of yours, made of a template.",
      "With --dry-run: what would exist, what it might do, and who would have to approve."
    },
    footer = {
      "",
      "Example: ilk request --template ci-deployer --team payments --environment prod \\",
      "             --set service=shop --set repository_id=74 --reason 'releases of the shop'"
    })
final class RequestCommand implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--template",
      required = true,
      description = "of which template; see `ilk template list`")
  String template = "";

  @CommandLine.Option(names = "--team", required = true, description = "the team that shall own it")
  String team = "";

  @CommandLine.Option(names = "--environment", required = true, description = "where")
  String environment = "";

  @CommandLine.Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "the value of a parameter of the template")
  Map<String, String> values = new LinkedHashMap<>();

  @CommandLine.Option(
      names = "--scope",
      description = "what it shall hold; without it, all that the template gives")
  @Nullable List<String> scopes;

  @CommandLine.Option(
      names = "--for",
      description = "how long it shall live, such as 30d; without it, as long as is given")
  @Nullable String life;

  @CommandLine.Option(names = "--reason", description = "why it is needed")
  @Nullable String reason;

  @CommandLine.Option(names = "--dry-run", description = "show what would come of it")
  boolean dryRun;

  RequestCommand() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("template", template).put("team", team).put("environment", environment);
    ObjectNode set = body.putObject("set");
    values.forEach(set::put);
    if (scopes != null) {
      ArrayNode list = body.putArray("scopes");
      scopes.forEach(list::add);
    }
    if (life != null) {
      body.put("for", life);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    body.put("mode", dryRun ? "preview" : "request");
    JsonNode told = common.server().post("/v1/requests", body);
    common.output().show(told, out -> print(out, told));
    return told.path("state").asText().equals("failed") ? Failures.CHECK_FAILED : 0;
  }

  static void print(PrintWriter out, JsonNode request) {
    String id = request.path("id").asText("");
    out.printf(
        "%s%s  %s  for team %s%n",
        id.isEmpty() ? "" : id + "  ",
        request.path("subject").asText(),
        request.path("state").asText(),
        request.path("team").asText());
    if (request.has("why")) {
      out.printf("    %s%n", request.path("why").asText());
    }
    out.printf("    proves itself by %s%n", request.path("proves_itself_by").asText());
    out.printf("    never by %s%n", request.path("never_by").asText());
    if (!request.path("mind").asText().isEmpty()) {
      out.printf("    mind: %s%n", request.path("mind").asText());
    }
    request
        .path("declaration")
        .forEach(section -> section.forEach(machine -> machine(out, machine)));
    out.println("    " + approval(request));
  }

  private static void machine(PrintWriter out, JsonNode machine) {
    StringBuilder scopes = new StringBuilder();
    machine.path("scopes").forEach(scope -> scopes.append(' ').append(scope.asText()));
    out.printf("    exists to %s%n", machine.path("purpose").asText());
    out.printf("    may hold%s%n", scopes.isEmpty() ? " no scope" : scopes);
    out.printf("    lives for %s before it is renewed%n", machine.path("expires").asText());
  }

  private static String approval(JsonNode request) {
    StringBuilder who = new StringBuilder();
    for (JsonNode approver : request.path("approvers")) {
      who.append(who.isEmpty() ? "" : " and ").append(approver.asText());
    }
    if (who.isEmpty()) {
      return "within the template's guardrails nobody has to approve it";
    }
    return request.has("until")
        ? "waits for the approval of %s until %s".formatted(who, request.path("until").asText())
        : "takes the approval of " + who;
  }
}
