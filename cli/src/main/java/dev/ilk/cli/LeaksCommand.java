package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk leaks}: secrets that scans found and reported. */
@CommandLine.Command(
    name = "leaks",
    description = {
      "See which secrets leaked and who holds them, as scans reported it (ilk scan --report), and",
      "say what became of them."
    },
    subcommands = {
      LeaksCommand.Open.class,
      LeaksCommand.Harmless.class,
      LeaksCommand.Revoked.class,
      LeaksCommand.Reopen.class
    },
    footer = {"", "Example: ilk leaks list"})
final class LeaksCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  LeaksCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "list",
      description = "List leaked secrets, the latest found first.",
      footer = {
        "",
        "Examples:",
        "  ilk leaks list",
        "  ilk leaks list --source acme/orders --closed"
      })
  static final class Open implements Callable<Integer> {
    private static final Table LEAKS =
        Table.empty()
            .column("SEVERITY", "severity")
            .column("STATE", "state")
            .column("WHAT", leak -> leak.path("name").asText() + " " + leak.path("hint").asText())
            .column(
                "WHOSE", leak -> leak.at("/holders/0/name").asText(leak.path("belongs").asText()))
            .column("WHERE", leak -> where(leak.path("places")))
            .column("FINGERPRINT", "fingerprint");

    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(names = "--source", description = "only of what was scanned by this name")
    @Nullable String source;

    @CommandLine.Option(names = "--closed", description = "also those with nothing left to do")
    boolean closed;

    @CommandLine.Option(
        names = "--limit",
        defaultValue = "100",
        description = "at most so many (default: ${DEFAULT-VALUE})")
    int limit;

    Open() {}

    @Override
    public Integer call() {
      ObjectNode answer = Server.mapper().createObjectNode();
      ArrayNode leaks = answer.putArray("leaks");
      String next = "";
      do {
        JsonNode page = common.server().get(query(next));
        for (JsonNode leak : page.path("leaks")) {
          if (leaks.size() < limit) {
            leaks.add(leak);
          }
        }
        next = page.path("next").asText();
      } while (!next.isEmpty() && leaks.size() < limit);
      common.output().show(answer, out -> print(out, leaks));
      return 0;
    }

    private String query(String after) {
      StringBuilder query = new StringBuilder("/v1/leaks?closed=" + closed + "&limit=100");
      if (source != null) {
        query.append("&source=").append(AccountLines.encoded(source));
      }
      if (!after.isEmpty()) {
        query.append("&after=").append(AccountLines.encoded(after));
      }
      return query.toString();
    }

    private static void print(PrintWriter out, JsonNode leaks) {
      LEAKS.print(out, leaks);
    }

    private static String where(JsonNode places) {
      JsonNode first = places.path(0);
      JsonNode spot = first.at("/spots/0");
      String commit = spot.path("commit").asText();
      return first.path("source").asText()
          + (spot.isMissingNode()
              ? ""
              : ": " + spot.path("path").asText() + ":" + spot.path("line").asText())
          + (commit.isEmpty() ? "" : " in " + commit.substring(0, Math.min(8, commit.length())))
          + (places.size() > 1 ? " and %d more".formatted(places.size() - 1) : "");
    }
  }

  /** Says something of one leak. */
  abstract static class Saying implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "FINGERPRINT", description = "which leak")
    String fingerprint = "";

    @CommandLine.Option(names = "--reason", required = true, description = "how you know")
    String reason = "";

    private final String word;

    private Saying(String word) {
      this.word = word;
    }

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode().put("word", word).put("reason", reason);
      String path = "/v1/leaks/" + AccountLines.encoded(fingerprint) + "/word";
      JsonNode answer = common.server().post(path, body);
      common.output().show(answer, out -> out.printf("%s: %s%n", fingerprint, word));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "harmless",
      description = "Say that what was found is no secret or does no harm; it stays said.",
      footer = {"", "Example: ilk leaks harmless 3f9a… --reason 'a key of the test account'"})
  static final class Harmless extends Saying {
    Harmless() {
      super("harmless");
    }
  }

  @CommandLine.Command(
      name = "revoked",
      description = {
        "Say that a secret was revoked where it was made. It counts unless an account is known to",
        "hold it still."
      },
      footer = {"", "Example: ilk leaks revoked 3f9a… --reason 'new key since Monday, ask ops'"})
  static final class Revoked extends Saying {
    Revoked() {
      super("revoked");
    }
  }

  @CommandLine.Command(
      name = "reopen",
      description = "Take back what was said of a leak.",
      footer = {"", "Example: ilk leaks reopen 3f9a… --reason 'it is in use after all'"})
  static final class Reopen extends Saying {
    Reopen() {
      super("open");
    }
  }
}
