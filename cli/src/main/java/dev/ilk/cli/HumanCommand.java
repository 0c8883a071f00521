package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk human}: what is done with people. */
@CommandLine.Command(
    name = "human",
    description = "Let people leave.",
    subcommands = HumanCommand.Offboarding.class)
final class HumanCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  HumanCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "offboard",
      description = {
        "Let a person leave for good: all that the person holds ends at once, on every node, and"
            + " what the person answered for is handed on.",
        "Without --to it goes to the manager, else to a member of the team that owns it."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:done, or shown",
        "1:with --dry-run: nobody would answer for something",
        "2:the command line is wrong",
        "3:refused",
        "4:the server cannot be reached"
      },
      footer = {
        "",
        "Example: ilk human offboard alice --dry-run",
        "Then: ilk human offboard alice --to bob"
      })
  static final class Offboarding implements Callable<Integer> {
    private static final Table HANDED_ON =
        Table.empty()
            .column("HANDED ON", "subject")
            .column("AS", "as")
            .column("TO", "to")
            .column("AS THE", "because");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "NAME", description = "the person's name")
    String name = "";

    @CommandLine.Option(
        names = "--to",
        paramLabel = "HEIR",
        description = "who takes over what the person answers for")
    @Nullable String heir;

    @CommandLine.Option(
        names = "--dry-run",
        description = "only show what would end, and who would take over")
    boolean dryRun;

    Offboarding() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode().put("name", name);
      if (heir != null) {
        body.put("to", heir);
      }
      body.put("mode", dryRun ? "preview" : "leave");
      JsonNode answer = common.server().post("/v1/people/offboard", body);
      common.output().show(answer, out -> print(out, answer));
      return dryRun && !answer.path("ownerless").isEmpty() ? Failures.CHECK_FAILED : 0;
    }

    private void print(PrintWriter out, JsonNode answer) {
      out.printf("%s %s%n", answer.path("subject").asText(), dryRun ? "would leave" : "has left");
      answer
          .path("ends")
          .properties()
          .forEach(sort -> {
            out.printf(
                "%s %s: %d%n",
                sort.getKey(), dryRun ? "that would end" : "ended", sort.getValue().size());
            sort.getValue().forEach(one -> out.println("  " + one.asText()));
          });
      if (!answer.path("handovers").isEmpty()) {
        HANDED_ON.print(out, answer.path("handovers"));
      }
      for (JsonNode one : answer.path("ownerless")) {
        out.printf("nobody would answer for %s: name who does with --to%n", one.asText());
      }
    }
  }
}
