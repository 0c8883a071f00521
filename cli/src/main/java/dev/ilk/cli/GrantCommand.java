package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
    name = "grant",
    description = "See which apps you have let in, and take it back.",
    subcommands = {GrantCommand.Ls.class, GrantCommand.End.class})
final class GrantCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  GrantCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "ls",
      description = "List the apps that you have let in.",
      footer = {"", "Example: ilk grant ls --json"})
  static final class Ls implements Callable<Integer> {
    private static final Table GRANTS =
        Table.empty()
            .column("GRANT", "id")
            .column("APP", "name")
            .column("IN", "environment")
            .column("AT", "audience", "-")
            .column("MAY", grant -> joined(grant.path("scopes")))
            .column("UNTIL", "expires");

    @CommandLine.Mixin Common common = new Common();

    Ls() {}

    private static String joined(JsonNode scopes) {
      return scopes.valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
    }

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/grants");
      common.output().show(answer, out -> GRANTS.print(out, answer.path("grants")));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "end",
      description = "Take back what an app may do, with every token that it got.",
      footer = {"", "Example: ilk grant end grt_01J…"})
  static final class End implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "GRANT", description = "as `ls` shows it")
    String grant = "";

    End() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().delete("/v1/grants/" + grant);
      common.output().show(answer, out -> out.printf("%s no longer holds%n", grant));
      return 0;
    }
  }
}
