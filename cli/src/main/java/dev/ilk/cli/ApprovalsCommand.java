package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;

@CommandLine.Command(
    name = "approvals",
    description = "See what waits for your approval, and answer.",
    subcommands = {
      ApprovalsCommand.ListThem.class,
      ApprovalsCommand.Approve.class,
      ApprovalsCommand.Deny.class
    },
    footer = {
      "",
      "At the local socket one answers as the operator; everyone else answers in the console."
    })
final class ApprovalsCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ApprovalsCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static JsonNode waiting(Common common) {
    return common.server().get("/v1/approvals?limit=200").path("approvals");
  }

  /** The one that is meant, among those that wait for the caller's approval. */
  static JsonNode waiting(Common common, Predicate<JsonNode> meant, String id) {
    for (JsonNode one : waiting(common)) {
      if (meant.test(one)) {
        return one;
      }
    }
    throw new RefusedException(List.of("`%s` does not wait for your approval".formatted(id)));
  }

  /** Answers with the digest of what was shown, so that nothing else can be approved by it. */
  static JsonNode send(Common common, JsonNode waiting, String answer, String note) {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("arguments_sha256", waiting.path("arguments_sha256").asText());
    if (!note.isEmpty()) {
      body.put("note", note);
    }
    String id = waiting.path("id").asText();
    return common.server().post("/v1/approvals/%s/%s".formatted(id, answer), body);
  }

  private static void print(PrintWriter out, JsonNode one) {
    out.printf(
        "%s  %s would %s on %s%n    because: %s%n    asked by %s, until %s, as %s%n    %s%n",
        one.path("id").asText(),
        one.path("subject").asText(),
        one.path("verb").asText(),
        one.path("resource").asText(),
        one.path("reason").asText(),
        one.path("enforced_by").asText(),
        one.path("expires").asText(),
        names(one.path("as")),
        one.path("arguments"));
  }

  private static String names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    return String.join(" or ", names);
  }

  @CommandLine.Command(
      name = "list",
      description = "Show what waits, with all that was asked.",
      footer = {"", "Example: ilk approvals list"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode waiting = waiting(common);
      common
          .output()
          .show(
              waiting,
              out -> {
                waiting.forEach(one -> print(out, one));
                out.printf("%d wait%n", waiting.size());
              });
      return 0;
    }
  }

  /** What answers have in common. */
  private abstract static class Answering implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `arq_01k…`")
    String id = "";

    @CommandLine.Option(names = "--note", description = "why, for the record; name no person in it")
    String note = "";

    private final String answer;

    Answering(String answer) {
      this.answer = answer;
    }

    @Override
    public Integer call() {
      JsonNode one = waiting(common, waits -> waits.path("id").asText().equals(id), id);
      JsonNode told = send(common, one, answer, note);
      common
          .output()
          .show(
              told,
              out -> {
                print(out, one);
                out.println(told.path("status").asText());
              });
      return 0;
    }
  }

  @CommandLine.Command(
      name = "approve",
      description = "Approve an action. It is decided again, with this approval as a fact.",
      footer = {"", "Example: ilk approvals approve arq_01k… --note CHG-1234"})
  static final class Approve extends Answering {
    Approve() {
      super("approve");
    }
  }

  @CommandLine.Command(
      name = "deny",
      description = "Say no to an action.",
      footer = {"", "Example: ilk approvals deny arq_01k…"})
  static final class Deny extends Answering {
    Deny() {
      super("deny");
    }
  }
}
