package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk review report}: what a review came to, checked against the record. */
@CommandLine.Command(
    name = "report",
    description = {
      "Write what a review came to, and check it against the record: the digest of its lines that"
          + " stands there since the review was closed, and each answer, as it was given.",
      "With --check a report that was written before is checked instead of the server's items."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the record says the same",
      "1:the record says something else, or the review is open",
      "2:the command line or the file is wrong",
      "3:refused",
      "4:the server cannot be reached"
    },
    footer = {
      "",
      "Example: ilk review report rvw_01k… --out q4.json",
      "Later: ilk review report rvw_01k… --check q4.json"
    })
final class ReviewReport implements Callable<Integer> {
  private static final Table ITEMS =
      Table.empty()
          .column("ITEM", "number")
          .column("SUBJECT", "subject")
          .column("HELD", item -> item.path("sort").asText() + " " + item.path("thing").asText())
          .column("ANSWER", "answered/answer", "-")
          .column("DONE", "applied/told", "-")
          .column("REASON", "answered/reason");

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `rvw_01k…`")
  String id = "";

  @CommandLine.Option(names = "--out", paramLabel = "FILE", description = "where to write it")
  @Nullable Path out;

  @CommandLine.Option(names = "--check", paramLabel = "FILE", description = "a report to check")
  @Nullable Path check;

  ReviewReport() {}

  @Override
  public Integer call() throws IOException {
    Server server = common.server();
    ObjectNode report = check == null ? fetched(server) : read(check);
    JsonNode events =
        server.get("/v1/trace/%s?limit=10000".formatted(Identity.encode(id))).path("events");
    List<String> wrong = wrong(report, events);
    ArrayNode told = report.putArray("differs");
    wrong.forEach(told::add);
    if (out != null) {
      Files.writeString(out, report.toPrettyString() + "\n");
    }
    common.output().show(report, to -> print(to, report, wrong));
    return wrong.isEmpty() ? 0 : Failures.CHECK_FAILED;
  }

  private ObjectNode fetched(Server server) {
    ObjectNode report = Server.mapper().createObjectNode();
    report.set("review", server.get(ReviewCommand.path(id) + "?whose=all&limit=1").path("review"));
    ArrayNode items = report.putArray("items");
    ReviewCommand.items(server, id, "all").forEach(items::add);
    return report;
  }

  private static ObjectNode read(Path file) throws IOException {
    if (Server.mapper().readTree(Files.readString(file)) instanceof ObjectNode report) {
      return report;
    }
    throw new RefusedException(List.of("`%s` is no report".formatted(file)));
  }

  /** What the record says otherwise. */
  private static List<String> wrong(JsonNode report, JsonNode events) {
    List<String> wrong = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    report.path("items").forEach(item -> lines.add(line(item)));
    String digest = Sha256.hex(String.join("\n", lines));
    List<String> recorded = new ArrayList<>();
    StringBuilder answers = new StringBuilder();
    for (JsonNode entry : events) {
      JsonNode event = entry.path("event");
      JsonNode details = event.path("operation").path("details");
      if (event.path("result").asText().equals("done")) {
        if (details.path("closed").asText().equals("true")) {
          recorded.add(details.path("report_sha256").asText());
        }
        answers
            .append(' ')
            .append(details.path("answer").asText())
            .append(' ')
            .append(details.path("shown").asText())
            .append(' ');
      }
    }
    if (!recorded.contains(digest)) {
      wrong.add(
          recorded.isEmpty()
              ? "the record does not say that the review was closed"
              : "the record has another report: " + String.join(", ", recorded));
    }
    for (JsonNode item : report.path("items")) {
      String shown = " %s:%s ".formatted(item.path("number").asText(), item.path("shown").asText());
      if (item.path("answered").has("by") && !answers.toString().contains(shown)) {
        wrong.add(
            "the record has no answer for item %s as it was shown"
                .formatted(item.path("number").asText()));
      }
    }
    return wrong;
  }

  /** As the room that closes reviews writes it. */
  private static String line(JsonNode item) {
    String done =
        item.has("applied")
            ? item.path("applied").path("done").asBoolean() ? "done" : "failed"
            : "-";
    return "%s %s %s %s %s"
        .formatted(
            item.path("number").asText(),
            item.path("shown").asText(),
            item.path("answered").path("answer").asText("-"),
            item.path("answered").path("by").asText("-"),
            done);
  }

  private static void print(PrintWriter to, JsonNode report, List<String> wrong) {
    ReviewCommand.print(to, report.path("review"));
    ITEMS.print(to, report.path("items"));
    to.println(wrong.isEmpty() ? "the record says the same" : String.join("\n", wrong));
  }
}
