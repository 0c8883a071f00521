package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk group}: the groups of the company's directories, and what they bring. */
@CommandLine.Command(
    name = "group",
    description = "See directories' groups of people, and choose what they bring.",
    subcommands = {Group.Ls.class, Group.Bind.class})
final class Group implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Group() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "ls",
      description = "List groups, at most 100.",
      footer = {"", "Example: ilk group ls payments"})
  static final class Ls implements Callable<Integer> {
    private static final Table GROUPS =
        Table.empty()
            .column("ID", "id")
            .column("NAME", "name")
            .column("DIRECTORY", "directory")
            .column(
                "BRINGS",
                group ->
                    group.path("grant").asText().isEmpty() ? "-" : group.path("grant").asText());

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        arity = "0..1",
        paramLabel = "TEXT",
        description = "only those whose name contains this",
        defaultValue = "")
    String text = "";

    @CommandLine.Option(
        names = "--after",
        paramLabel = "ID",
        description = "go on after this group",
        defaultValue = "")
    String after = "";

    Ls() {}

    @Override
    public Integer call() {
      JsonNode answer =
          common.server().get("/v1/groups?text=" + encoded(text) + "&after=" + encoded(after));
      common
          .output()
          .show(
              answer,
              out -> {
                GROUPS.print(out, answer.path("groups"));
                if (answer.has("next")) {
                  out.println("more: --after " + answer.path("next").asText());
                }
              });
      return 0;
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  @CommandLine.Command(
      name = "bind",
      description = "Choose what membership in a group brings, from now on.",
      footer = {
        "",
        "Example: ilk group bind grp_06f3k9… --team payments",
        "To take it back: ilk group bind grp_06f3k9… --nothing"
      })
  static final class Bind implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        index = "0",
        paramLabel = "GROUP",
        description = "its id, as `ilk group ls` shows it")
    String group = "";

    @CommandLine.ArgGroup(multiplicity = "1")
    Brings brings = new Brings();

    /** Exactly one of these. */
    static final class Brings {
      @CommandLine.Option(names = "--team", description = "belonging to this team")
      @Nullable String team;

      @CommandLine.Option(names = "--role", description = "holding this role")
      @Nullable String role;

      @CommandLine.Option(names = "--nothing", description = "nothing any more")
      boolean nothing;

      Brings() {}

      String text() {
        return team != null ? "team:" + team : role != null ? "role:" + role : "";
      }
    }

    Bind() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode();
      if (!brings.text().isEmpty()) {
        body.put("grant", brings.text());
      }
      JsonNode answer =
          common
              .server()
              .put(
                  "/v1/groups/" + URLEncoder.encode(group, StandardCharsets.UTF_8) + "/grant",
                  body);
      common
          .output()
          .show(
              answer,
              out ->
                  out.printf(
                      "%s (%s) brings %s%n",
                      answer.path("id").asText(),
                      answer.path("name").asText(),
                      brings.text().isEmpty() ? "nothing" : answer.path("grant").asText()));
      return 0;
    }
  }
}
