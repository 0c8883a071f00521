package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "graph",
    description = "Ask who owns, can become, runs on, lends to and depends on what.",
    subcommands = {GraphCommand.Show.class, GraphCommand.Path.class},
    footer = {
      "",
      "Examples:",
      "  ilk graph show workload:prod-payments-api",
      "  ilk graph path human:ada workload:prod-payments-api"
    })
final class GraphCommand {
  GraphCommand() {}

  private static final String THING =
      "a subject, the id of an account, team:NAME, or what something is called";

  @CommandLine.Command(
      name = "show",
      description = "Show what is around a person, a machine, an account, a team or a name.",
      footer = {
        "",
        "Examples:",
        "  ilk graph show human:ada --depth 2",
        "  ilk graph show team:payments --relation owns --direction out",
        "  ilk graph show acc_06f3k9… --dot | dot -Tsvg > around.svg"
      })
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "WHAT", description = THING)
    String what = "";

    @CommandLine.Option(
        names = "--depth",
        paramLabel = "N",
        defaultValue = "1",
        description = "how many steps far, 1 to 6 (${DEFAULT-VALUE})")
    int depth;

    @CommandLine.Option(
        names = "--relation",
        paramLabel = "RELATION",
        split = ",",
        description = {
          "only these: owns, contact-of, approves-for, member-of, can-assume, runs-on,",
          "delegates-to, depends-on, created, holds, proved-by"
        })
    List<String> relations = List.of();

    @CommandLine.Option(
        names = "--direction",
        paramLabel = "in|out",
        description = "only edges towards it, or away from it")
    String direction = "";

    @CommandLine.Option(names = "--dot", description = "in the DOT language of Graphviz")
    boolean dot;

    Show() {}

    @Override
    public Integer call() {
      StringBuilder path =
          new StringBuilder(
              "/v1/graph?of=%s&depth=%d".formatted(AccountLines.encoded(what), depth));
      if (!relations.isEmpty()) {
        path.append("&relation=").append(AccountLines.encoded(String.join(",", relations)));
      }
      if (!direction.isEmpty()) {
        path.append("&direction=").append(AccountLines.encoded(direction));
      }
      JsonNode answer = common.server().get(path.toString());
      common
          .output()
          .show(
              answer,
              out -> {
                if (dot) {
                  out.print(DotGraph.of(answer.path("of"), answer.path("edges")));
                  return;
                }
                out.println(GraphLines.thing(answer.path("of")));
                answer.path("edges").forEach(edge -> out.println("  " + GraphLines.reached(edge)));
                if (answer.path("edges").isEmpty()) {
                  out.println("  nothing that is known stands to it so");
                }
                GraphLines.cut(answer).forEach(out::println);
              });
      return 0;
    }
  }

  @CommandLine.Command(
      name = "path",
      description = {
        "Find how one thing reaches another: what whoever has taken over the first could go on to,",
        "by the shortest ways. Tells 1 if there is none."
      },
      footer = {
        "",
        "Examples:",
        "  ilk graph path human:ada workload:prod-payments-api",
        "  ilk graph path 'readers of leaks' acc_06f3k9…"
      })
  static final class Path implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "FROM", description = THING)
    String from = "";

    @CommandLine.Parameters(index = "1", paramLabel = "TO", description = THING)
    String to = "";

    Path() {}

    @Override
    public Integer call() {
      JsonNode answer =
          common
              .server()
              .get(
                  "/v1/graph/path?from=%s&to=%s"
                      .formatted(AccountLines.encoded(from), AccountLines.encoded(to)));
      common
          .output()
          .show(
              answer,
              out -> {
                int number = 0;
                for (JsonNode way : answer.path("ways")) {
                  out.printf("way %d, in %d steps:%n", ++number, way.size());
                  way.forEach(step -> out.println("  " + GraphLines.whole(step)));
                }
                if (number == 0) {
                  out.printf(
                      "no way was found; %d things were looked at%n",
                      answer.path("looked").asInt());
                }
                GraphLines.cut(answer).forEach(out::println);
              });
      return answer.path("ways").isEmpty() ? 1 : 0;
    }
  }
}
