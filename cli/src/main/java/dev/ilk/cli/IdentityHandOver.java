package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * {@code ilk identity hand-over}: a machine identity is offered to others, who accept it or not.
 */
@CommandLine.Command(
    name = "hand-over",
    description = {
      "Offer a workload or agent to another team, or to another person of the team that owns it.",
      "Until it is accepted, who has it answers for it; after 14 days without an answer it stays."
    },
    footer = {
      "",
      "Example: ilk identity hand-over workload:prod-sync --to team:platform --reason 'reorg'"
    })
final class IdentityHandOver implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "SUBJECT",
      description = "kind and name, such as workload:prod-sync")
  String subject = "";

  @CommandLine.Option(
      names = "--to",
      required = true,
      description = "such as team:platform or human:bob")
  String to = "";

  @CommandLine.Option(
      names = "--reason",
      required = true,
      description = "why, for them and for the record")
  String reason = "";

  IdentityHandOver() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("subject", subject).put("to", to).put("reason", reason);
    return show(common, common.server().post("/v1/hand-overs", body));
  }

  private static int show(Common common, JsonNode told) {
    common.output().show(told, out -> print(out, told));
    return 0;
  }

  private static void print(PrintWriter out, JsonNode one) {
    out.printf(
        "%s  %s  from %s to %s%n    %s%n",
        one.path("subject").asText(),
        one.path("state").asText(),
        one.path("from").asText(),
        one.path("to").asText(),
        one.path("reason").asText());
    if (one.has("answer")) {
      out.printf("    answer: %s%n", one.path("answer").asText());
    }
    if (one.path("state").asText().equals("proposed")) {
      out.printf("    waits until %s%n", one.path("until").asText());
    }
  }

  private static int answer(Common common, String subject, String answer, String reason) {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("subject", subject).put("answer", answer);
    if (!reason.isEmpty()) {
      body.put("reason", reason);
    }
    return show(common, common.server().post("/v1/hand-overs/answers", body));
  }

  @CommandLine.Command(
      name = "hand-overs",
      description = "Show what is offered by and to you and your teams.",
      footer = {"", "Example: ilk identity hand-overs"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode told = common.server().get("/v1/hand-overs").path("hand_overs");
      common.output().show(told, out -> told.forEach(one -> print(out, one)));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "accept-hand-over",
      description = "Accept what is offered: you answer for it from now on.",
      footer = {"", "Example: ilk identity accept-hand-over workload:prod-sync"})
  static final class Accept implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "SUBJECT", description = "kind and name")
    String subject = "";

    Accept() {}

    @Override
    public Integer call() {
      return answer(common, subject, "accept", "");
    }
  }

  @CommandLine.Command(
      name = "refuse-hand-over",
      description = "Refuse what is offered: all stays as it is.",
      footer = {
        "",
        "Example: ilk identity refuse-hand-over workload:prod-sync --reason 'nobody knows it here'"
      })
  static final class Refuse implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "SUBJECT", description = "kind and name")
    String subject = "";

    @CommandLine.Option(names = "--reason", required = true, description = "why")
    String reason = "";

    Refuse() {}

    @Override
    public Integer call() {
      return answer(common, subject, "refuse", reason);
    }
  }

  @CommandLine.Command(
      name = "withdraw-hand-over",
      description = "Offer it no longer.",
      footer = {"", "Example: ilk identity withdraw-hand-over workload:prod-sync"})
  static final class Withdraw implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "SUBJECT", description = "kind and name")
    String subject = "";

    Withdraw() {}

    @Override
    public Integer call() {
      return answer(common, subject, "withdraw", "");
    }
  }
}
