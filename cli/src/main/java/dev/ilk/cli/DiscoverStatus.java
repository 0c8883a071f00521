package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "status",
    description = "List the systems that the server reads, or the runs of one.",
    footer = {"", "Example: ilk discover status acme-github"})
final class DiscoverStatus implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "only this one, with its latest runs",
      defaultValue = "")
  String name = "";

  DiscoverStatus() {}

  @Override
  public Integer call() {
    String one = name.isEmpty() ? "" : "/" + AccountLines.encoded(name);
    JsonNode answer = common.server().get("/v1/sources" + one);
    List<List<String>> rows = new ArrayList<>();
    List<JsonNode> runs = new ArrayList<>();
    for (JsonNode source : answer.path("sources")) {
      rows.add(
          List.of(
              source.path("name").asText(),
              source.path("connector").asText(),
              source.path("settings").path("url").asText("-"),
              source.path("secret").asText(),
              source.path("every").asText("-"),
              source.path("due").asText("-"),
              source.path("trouble").asText("")));
      source.path("runs").forEach(runs::add);
    }
    common
        .output()
        .show(
            answer,
            out -> {
              Output.table(
                  out,
                  List.of("NAME", "CONNECTOR", "ADDRESS", "CREDENTIAL", "EVERY", "DUE", "TROUBLE"),
                  rows);
              out.println();
              SourceTables.runs(out, runs);
            });
    return 0;
  }
}
