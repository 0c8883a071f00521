package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code ilk elevations}: the roles that people take up. */
@CommandLine.Command(
    name = "elevations",
    description = "See the roles that people take up for a time; approve, begin and end them.",
    subcommands = {
      ElevationsCommand.ListThem.class,
      ElevationsCommand.Show.class,
      ElevationsCommand.Approve.class,
      ElevationsCommand.Refuse.class,
      ElevationsCommand.Begin.class,
      ElevationsCommand.End.class,
      ElevationsCommand.Replay.class
    })
final class ElevationsCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ElevationsCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** One elevation, for people. */
  static void print(PrintWriter out, JsonNode one) {
    out.printf(
        "%s  %s as %s for %s: %s%n",
        one.path("id").asText(),
        one.path("subject").asText(),
        one.path("role").asText(),
        one.path("lasting").asText(),
        one.path("status").asText());
    out.printf("    because: %s%n", one.path("reason").asText());
    if (one.has("waits_for")) {
      out.printf("    waits for %s%n", texts(one.path("waits_for"), ""));
    }
    if (one.has("until")) {
      out.printf("    from %s until %s%n", one.path("since").asText(), one.path("until").asText());
    }
    if (!one.path("approved_by").isEmpty()) {
      out.printf("    approved by %s%n", texts(one.path("approved_by"), "subject"));
    }
    if (one.has("ended")) {
      out.printf("    ended %s%n", one.path("ended").asText());
    }
    if (one.path("status").asText().equals("approved")) {
      out.printf("    begin it: ilk elevations begin %s%n", one.path("id").asText());
    }
  }

  private static String texts(JsonNode list, String member) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(member.isEmpty() ? one.asText() : one.path(member).asText()));
    return String.join(" and ", texts);
  }

  @CommandLine.Command(
      name = "list",
      description = "Show the latest first.",
      footer = {"", "Example: ilk elevations list"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(names = "--all", description = "everybody's, not only your own")
    boolean all;

    ListThem() {}

    @Override
    public Integer call() {
      String whose = all ? "all" : "own";
      JsonNode answer = common.server().get("/v1/elevations?limit=200&whose=" + whose);
      common
          .output()
          .show(
              answer.path("elevations"),
              out -> answer.path("elevations").forEach(one -> print(out, one)));
      return 0;
    }
  }

  /** What concerns one elevation. */
  private abstract static class OfOne implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `elv_01k…`")
    String id = "";

    abstract JsonNode answer() throws IOException;

    @Override
    public Integer call() throws IOException {
      JsonNode answer = answer();
      common.output().show(answer, out -> show(out, answer));
      return 0;
    }

    void show(PrintWriter out, JsonNode answer) {
      print(out, answer);
    }

    /** Where it is, if the id can stand in an address. */
    String path() {
      if (!id.matches("elv_[0-9a-z]{26}")) {
        throw new RefusedException(List.of("`%s` is no elevation's id".formatted(id)));
      }
      return "/v1/elevations/" + id;
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show how one stands.",
      footer = {"", "Example: ilk elevations show elv_01k…"})
  static final class Show extends OfOne {
    Show() {}

    @Override
    JsonNode answer() {
      return common.server().get(path());
    }
  }

  @CommandLine.Command(
      name = "begin",
      description = "Begin one of your own that others have approved.",
      footer = {"", "Example: ilk elevations begin elv_01k…"})
  static final class Begin extends OfOne {
    Begin() {}

    @Override
    JsonNode answer() {
      return common.server().post(path() + "/begin", Server.mapper().createObjectNode());
    }
  }

  @CommandLine.Command(
      name = "end",
      description = "End one before its end, or take it back.",
      footer = {"", "Example: ilk elevations end elv_01k…"})
  static final class End extends OfOne {
    End() {}

    @Override
    JsonNode answer() {
      return common.server().post(path() + "/end", Server.mapper().createObjectNode());
    }
  }

  @CommandLine.Command(
      name = "replay",
      description = "Replay what was done under one, from the record; secrets are masked.",
      footer = {"", "To have the record itself verified: ilk record verify"})
  static final class Replay extends OfOne {
    Replay() {}

    @Override
    JsonNode answer() {
      return common.server().get(path() + "/replay");
    }

    @Override
    void show(PrintWriter out, JsonNode answer) {
      answer
          .path("steps")
          .forEach(step ->
              out.printf(
                  "%s  #%d  %s at %s  %s  %s on %s - %s%n",
                  step.path("at").asText(),
                  step.path("n").asLong(),
                  step.path("actor").asText(),
                  step.path("door").asText(),
                  step.path("result").asText(),
                  step.path("action").asText(),
                  step.path("what").asText(),
                  step.path("reason").asText()));
      out.printf("%d steps%n", answer.path("steps").size());
    }
  }

  /** An answer to what waits for one's approval, found by the elevation's id. */
  private abstract static class Answering implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `elv_01k…`")
    String id = "";

    @CommandLine.Option(names = "--note", description = "why, for the record; name no person in it")
    String note = "";

    private final String word;

    Answering(String word) {
      this.word = word;
    }

    @Override
    public Integer call() {
      JsonNode waiting =
          ApprovalsCommand.waiting(
              common, one -> one.path("arguments").path("elevation").asText().equals(id), id);
      JsonNode told = ApprovalsCommand.send(common, waiting, word, note);
      common.output().show(told, out -> out.println(told.path("status").asText()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "approve",
      description = "Approve another's. It is decided again when they begin it.",
      footer = {"", "See first what is asked: ilk approvals list"})
  static final class Approve extends Answering {
    Approve() {
      super("approve");
    }
  }

  @CommandLine.Command(
      name = "refuse",
      description = "Say no to another's.",
      footer = {"", "Example: ilk elevations refuse elv_01k…"})
  static final class Refuse extends Answering {
    Refuse() {
      super("deny");
    }
  }
}
