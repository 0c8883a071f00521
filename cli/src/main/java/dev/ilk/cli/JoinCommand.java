package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "join",
    description = "Let SPIFFE agents join that no platform vouches for, and remove them.",
    subcommands = {JoinCommand.Token.class, JoinCommand.Ls.class, JoinCommand.Remove.class})
final class JoinCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  JoinCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "token",
      description =
          "Give out a token by which one machine's agent joins as a workload. It is good once, for"
              + " minutes, and told this once.",
      footer = {
        "",
        "Example: ilk join token workload:prod-node-1 --reason \"new rack\" > /run/ilk/join",
        "and in the agent's file: join_token_file: /run/ilk/join"
      })
  static final class Token implements Callable<Integer> {
    private static final int SECONDS = 60;

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        paramLabel = "SUBJECT",
        description = "the workload that the agent is, such as workload:prod-node-1")
    String subject = "";

    @CommandLine.Option(names = "--reason", required = true, description = "why, for the record")
    String reason = "";

    @CommandLine.Option(
        names = "--minutes",
        description = "how long it is good, 1 to 60 (default: ${DEFAULT-VALUE})")
    int minutes = 10;

    Token() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("reason", reason);
      body.put("expires_in", minutes * SECONDS);
      JsonNode answer =
          common.server().post("/v1/identities/" + Identity.encode(subject) + "/join-token", body);
      // Nothing but the token, so that it can go into a file as it is.
      common.output().show(answer, out -> out.println(answer.path("join_token").asText()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "list",
      description = "List the agents that joined an environment by a token.",
      footer = {"", "Example: ilk join list prod"})
  static final class Ls implements Callable<Integer> {
    private static final Table AGENTS =
        Table.empty()
            .column("AGENT", "id")
            .column("WORKLOAD", "workload")
            .column("JOINED", "joined")
            .column("COUNTS UNTIL", "expires");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ENVIRONMENT")
    String environment = "";

    Ls() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/joined-agents/" + environment);
      common.output().show(answer, out -> AGENTS.print(out, answer.path("agents")));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "remove",
      description = "Remove an agent that joined, with all that was issued on its key.",
      footer = {"", "Example: ilk join remove prod jag_06f3… --reason \"the rack is gone\""})
  static final class Remove implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "AGENT", description = "its id (jag_…)")
    String agent = "";

    @CommandLine.Option(names = "--reason", required = true, description = "why, for the record")
    String reason = "";

    Remove() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode().put("reason", reason);
      JsonNode answer =
          common.server().post("/v1/joined-agents/" + environment + "/" + agent + "/remove", body);
      common
          .output()
          .show(
              answer,
              out ->
                  out.printf("%s is removed; its machine's processes lose their SVIDs%n", agent));
      return 0;
    }
  }
}
