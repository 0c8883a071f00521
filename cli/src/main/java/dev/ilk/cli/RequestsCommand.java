package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk requests}: what was asked for, and what came of it. */
@CommandLine.Command(
    name = "requests",
    description = "See what identities were asked for, and answer.",
    subcommands = {
      RequestsCommand.ListThem.class,
      RequestsCommand.Show.class,
      RequestsCommand.Approve.class,
      RequestsCommand.Refuse.class,
      RequestsCommand.Withdraw.class
    },
    footer = {
      "",
      "What waits for you stands in the console under Approvals, too.",
      "Example: ilk requests list --team payments"
    })
final class RequestsCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  RequestsCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static String path(String id) {
    if (!id.matches("idr_[0-9a-z]{26}")) {
      throw new RefusedException(List.of("`%s` is no request's id".formatted(id)));
    }
    return "/v1/requests/" + id;
  }

  private static int show(Common common, JsonNode request) {
    common.output().show(request, out -> RequestCommand.print(out, request));
    return 0;
  }

  @CommandLine.Command(
      name = "list",
      description = "Show your own requests, or a team's, the latest first.",
      footer = {"", "Example: ilk requests list --team payments"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(names = "--team", description = "all of this team")
    @Nullable String team;

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode told =
          common
              .server()
              .get(
                  "/v1/requests?limit=200" + (team == null ? "" : "&team=" + Identity.encode(team)))
              .path("requests");
      common.output().show(told, out -> told.forEach(one -> RequestCommand.print(out, one)));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show one request, and how it stands.",
      footer = {"", "Example: ilk requests show idr_01k…"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `idr_01k…`")
    String id = "";

    Show() {}

    @Override
    public Integer call() {
      return show(common, common.server().get(path(id)));
    }
  }

  /** What answers have in common: they are given to the request's approval task. */
  private abstract static class Answering implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `idr_01k…`")
    String id = "";

    private final String answer;

    Answering(String answer) {
      this.answer = answer;
    }

    abstract String reason();

    @Override
    public Integer call() {
      String task = common.server().get(path(id)).path("approval").asText();
      JsonNode waiting =
          ApprovalsCommand.waiting(common, one -> one.path("id").asText().equals(task), id);
      ApprovalsCommand.send(common, waiting, answer, reason());
      return show(common, common.server().get(path(id)));
    }
  }

  @CommandLine.Command(
      name = "approve",
      description = "Approve a request; nobody approves their own.",
      footer = {"", "Example: ilk requests approve idr_01k…"})
  static final class Approve extends Answering {
    @CommandLine.Option(names = "--note", description = "why, for the record")
    String note = "";

    Approve() {
      super("approve");
    }

    @Override
    String reason() {
      return note;
    }
  }

  @CommandLine.Command(
      name = "refuse",
      description = "Say no to a request; whoever asked sees why.",
      footer = {"", "Example: ilk requests refuse idr_01k… --reason 'use the existing deployer'"})
  static final class Refuse extends Answering {
    @CommandLine.Option(
        names = "--reason",
        required = true,
        description = "why, for whoever asked and for the record")
    String reason = "";

    Refuse() {
      super("deny");
    }

    @Override
    String reason() {
      return reason;
    }
  }

  @CommandLine.Command(
      name = "withdraw",
      description = "Take a request of your own back.",
      footer = {"", "Example: ilk requests withdraw idr_01k…"})
  static final class Withdraw implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `idr_01k…`")
    String id = "";

    Withdraw() {}

    @Override
    public Integer call() {
      return show(
          common, common.server().post(path(id) + "/withdraw", Server.mapper().createObjectNode()));
    }
  }
}
