package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "measures",
    description = "See how the programme does: each measure, apart for people and software.",
    footer = {
      "",
      "Examples:",
      "  ilk measures --environment prod --since 90d",
      "  ilk measures --now --team payments --json",
      "",
      "What each measure counts and what it does not is told in docs/measures.md."
    })
final class MeasuresCommand implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(names = "--team", description = "only what this team owns or does")
  @Nullable String team;

  @CommandLine.Option(names = "--environment", description = "only of this environment")
  @Nullable String environment;

  @CommandLine.Option(
      names = "--since",
      paramLabel = "DAY",
      description = "the first day, such as 2026-10-01 or 90d (default: ${DEFAULT-VALUE})",
      defaultValue = "30d")
  String since = "";

  @CommandLine.Option(
      names = "--until",
      paramLabel = "DAY",
      description = "the last day (default: today)")
  @Nullable LocalDate until;

  @CommandLine.Option(
      names = "--now",
      description = "take the measures first, instead of waiting for the node to do it")
  boolean now;

  MeasuresCommand() {}

  @Override
  public Integer call() {
    StringJoiner query = new StringJoiner("&", "/v1/measures?", "");
    query.add("since=" + AccountLines.encoded(since));
    if (until != null) {
      query.add("until=" + until);
    }
    if (team != null) {
      query.add("team=" + AccountLines.encoded(team));
    }
    if (environment != null) {
      query.add("environment=" + AccountLines.encoded(environment));
    }
    if (now) {
      common.server().post("/v1/measures/take", Server.mapper().createObjectNode());
    }
    JsonNode answer = common.server().get(query.toString());
    common.output().show(answer, out -> print(out, answer));
    return 0;
  }

  private static void print(PrintWriter out, JsonNode answer) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode measure : answer.path("measures")) {
      rows.addAll(rows(measure));
    }
    Output.table(out, List.of("MEASURE", "KIND", "VALUE", "OF"), rows);
    out.println();
    out.printf("%s to %s", answer.path("since").asText(), answer.path("until").asText());
    out.printf(
        "; counted to %s%s; looked at %s; %d of %d sources read%n",
        answer.path("counted").asText("never"),
        answer.path("waiting").asLong() == 0
            ? ""
            : " (%d events wait)".formatted(answer.path("waiting").asLong()),
        answer.path("taken").asText("never"),
        answer.path("sources_read").asLong(),
        answer.path("sources").asLong());
  }

  /** One for each kind of which there is something to tell, or one that says why there is none. */
  private static List<List<String>> rows(JsonNode measure) {
    List<List<String>> rows = new ArrayList<>();
    String id = measure.path("id").asText();
    for (JsonNode kind : measure.path("kinds")) {
      if (kind.has("value")) {
        String value = value(kind.path("value").asDouble(), measure.path("unit").asText());
        rows.add(List.of(rows.isEmpty() ? id : "", kind.path("kind").asText(), value, made(kind)));
      }
    }
    return rows.isEmpty()
        ? List.of(List.of(id, "", "-", measure.path("kinds").path(0).path("missing").asText()))
        : rows;
  }

  /** The numbers behind it. */
  private static String made(JsonNode kind) {
    StringJoiner made = new StringJoiner(", ");
    kind.path("parts")
        .properties()
        .forEach(part -> made.add(part.getKey() + " " + part.getValue().asLong()));
    return made.toString();
  }

  static String value(double value, String unit) {
    return switch (unit) {
      case "share" -> String.format(Locale.ROOT, "%.1f %%", value * 100);
      case "seconds" -> span(value);
      default -> plain(value);
    };
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String span(double seconds) {
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    Duration span = Duration.ofSeconds(Math.round(seconds));
    return span.toHours() < 2
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
