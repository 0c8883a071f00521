package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "run",
    description = {
      "Have the server read a system's accounts into its store. Stopped anywhere, the same command",
      "goes on. Exit code 1 if the run stopped, or if so much was absent that it is doubtful."
    },
    footer = {"", "Example: ilk discover run acme-github"})
final class DiscoverRun implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "NAME", description = "see `ilk discover status`")
  String name = "";

  @CommandLine.Option(names = "--anew", description = "give an open run up, and begin another")
  boolean anew;

  @CommandLine.Option(
      names = "--believe",
      description = "many accounts are absent, and that is true: judge them as any others")
  boolean believe;

  @CommandLine.Option(
      names = "--full",
      description = "read everything, though the system could tell what changed")
  boolean full;

  DiscoverRun() {}

  @Override
  public Integer call() {
    Server server = common.server();
    String path = "/v1/sources/" + AccountLines.encoded(name) + "/runs?believe=" + believe;
    ObjectNode nothing = Server.mapper().createObjectNode();
    JsonNode run = server.post(path + "&anew=" + anew + "&full=" + full, nothing);
    while (run.path("open").asBoolean() && run.path("message").asText().isEmpty()) {
      common.say(SourceTables.line(run));
      run = server.post(path, nothing);
    }
    JsonNode last = run;
    common
        .output()
        .show(
            last,
            out -> {
              out.println(SourceTables.line(last));
              if (!last.path("message").asText().isEmpty()) {
                out.println(last.path("message").asText());
              }
              if (last.path("state").asText().equals("doubtful")) {
                out.println(
                    "so many are absent that a page may have been left out: nothing is gone"
                        + " (look at the system; if it is true, run again with --believe)");
              }
            });
    return last.path("state").asText().equals("complete") ? 0 : Failures.CHECK_FAILED;
  }
}
