package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "sessions",
    description = "See where you, or people you look after, are signed in, and end it.",
    subcommands = {SessionsCommand.ListThem.class, SessionsCommand.End.class})
final class SessionsCommand implements Runnable {
  private static final String PATH = "/v1/sessions";

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  SessionsCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static String of(@Nullable String person) {
    return person == null ? "" : "?of=" + URLEncoder.encode(person, StandardCharsets.UTF_8);
  }

  @CommandLine.Command(
      name = "list",
      description = "Show the sessions that are open, the latest first.",
      footer = {"", "Example: ilk sessions list", "         ilk sessions list --of alice --json"})
  static final class ListThem implements Callable<Integer> {
    private static final Table SESSIONS =
        Table.empty()
            .column(
                "SESSION",
                one -> one.path("id").asText() + (one.path("current").asBoolean() ? " (this)" : ""))
            .column("ON", "client")
            .column("FROM", one -> from(one))
            .column("OPENED", "opened")
            .column("USED", "used")
            .column("UNTIL", "expires")
            .column("APPS", one -> apps(one));

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(names = "--of", paramLabel = "NAME", description = "of another person")
    @Nullable String person;

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get(PATH + of(person));
      common.output().show(answer, out -> print(out, answer));
      return 0;
    }

    private static void print(PrintWriter out, JsonNode answer) {
      answer
          .path("elevations")
          .forEach(one ->
              out.printf(
                  "%s as %s until %s, in every session%n",
                  answer.path("subject").asText(),
                  one.path("role").asText(),
                  one.path("until").asText()));
      SESSIONS.print(out, answer.path("sessions"));
      answer.path("sessions").forEach(one -> printMoved(out, one));
    }

    private static String apps(JsonNode one) {
      List<String> apps =
          one.path("apps").valueStream().map(app -> app.path("name").asText()).toList();
      return apps.isEmpty() ? "-" : String.join(", ", apps);
    }

    private static String from(JsonNode one) {
      String country = one.path("country").asText();
      return one.path("network").asText() + (country.isEmpty() ? "" : " (" + country + ")");
    }

    /** What its person should know: somebody else may have its cookie. */
    private static void printMoved(PrintWriter out, JsonNode one) {
      JsonNode moved = one.path("moved");
      if (!moved.isMissingNode()) {
        List<String> changed = new ArrayList<>();
        moved.path("changed").forEach(what -> changed.add("another " + what.asText()));
        out.printf(
            "%s was used elsewhere (%s): %s from %s at %s%n",
            one.path("id").asText(),
            String.join(", ", changed),
            moved.path("client").asText(),
            moved.path("network").asText(),
            moved.path("at").asText());
      }
    }
  }

  @CommandLine.Command(
      name = "end",
      description = "End a session of yours, all of them, or all of a person you look after.",
      footer = {
        "",
        "Example: ilk sessions end ses_01k…",
        "         ilk sessions end --all",
        "         ilk sessions end --of alice"
      })
  static final class End implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.ArgGroup(multiplicity = "1")
    Which which = new Which();

    /** One of them, in words that exclude each other. */
    static final class Which {
      @CommandLine.Parameters(
          index = "0",
          paramLabel = "SESSION",
          description = "one of yours, as `list` shows it")
      @Nullable String session;

      @CommandLine.Option(names = "--all", description = "all of yours, in every browser")
      boolean all;

      @CommandLine.Option(names = "--of", paramLabel = "NAME", description = "all of a person")
      @Nullable String person;
    }

    End() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().delete(path());
      common
          .output()
          .show(
              answer,
              out -> {
                answer.path("ended").forEach(one -> out.printf("%s is over%n", one.asText()));
                if (answer.path("ended").isEmpty()) {
                  out.println("there was none to end");
                }
              });
      return 0;
    }

    private String path() {
      if (which.session == null) {
        return PATH + of(which.person);
      }
      if (!which.session.matches("ses_[0-9a-z]{26}")) {
        throw new RefusedException(List.of("`%s` is no session's id".formatted(which.session)));
      }
      return PATH + "/" + which.session;
    }
  }
}
