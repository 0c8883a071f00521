package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Many links answered at once: looked at first, then named by their digest. */
abstract class LinkBatchCommand implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--evidence",
      paramLabel = "KEY",
      description = "only those that this key speaks for, such as email or name")
  @Nullable String evidence;

  @CommandLine.Option(names = "--source", description = "only accounts of this source")
  @Nullable String source;

  @CommandLine.Option(
      names = "--limit",
      defaultValue = "1000",
      description = "at most so many (default: ${DEFAULT-VALUE})")
  int limit;

  @CommandLine.Parameters(
      arity = "0..1",
      paramLabel = "DIGEST",
      description = "of the batch that was looked at; without it nothing is changed")
  @Nullable String digest;

  private final String word;

  private LinkBatchCommand(String word) {
    this.word = word;
  }

  @Override
  public Integer call() {
    boolean answers = digest != null;
    JsonNode batch =
        answers
            ? common.server().post("/v1/links/batch", body())
            : common.server().get("/v1/links/batch" + query());
    common.output().show(batch, out -> print(out, batch, answers));
    return 0;
  }

  private ObjectNode body() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("word", word).put("limit", limit).put("plan_sha256", digest);
    if (evidence != null) {
      body.put("evidence", evidence);
    }
    if (source != null) {
      body.put("source", source);
    }
    return body;
  }

  private String query() {
    StringBuilder query = new StringBuilder("?word=" + word + "&limit=" + limit);
    if (evidence != null) {
      query.append("&evidence=").append(AccountLines.encoded(evidence));
    }
    if (source != null) {
      query.append("&source=").append(AccountLines.encoded(source));
    }
    return query.toString();
  }

  private void print(PrintWriter out, JsonNode batch, boolean answered) {
    Output.table(out, List.of("ACCOUNT", "NAME", "IDENTITY", "BECAUSE"), rows(batch.path("links")));
    int count = batch.path("links").size();
    int contested = batch.path("contested").size();
    if (contested > 0) {
      out.printf(
          "%d left out, since they may be several people's: look at each (ilk discover links)%n",
          contested);
    }
    if (answered) {
      out.printf("%d links %s%n", count, word);
    } else {
      out.printf(
          "%d links%s%n", count, batch.path("more").asBoolean() ? ", and there are more" : "");
      if (count > 0) {
        out.printf(
            "say so of all: give the same command with %s%n", batch.path("plan_sha256").asText());
      }
    }
  }

  private static List<List<String>> rows(JsonNode links) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode link : links) {
      rows.add(
          List.of(
              link.path("account").asText(),
              link.path("name").asText(),
              link.path("subject").asText(),
              link.path("because").asText()));
    }
    return rows;
  }

  @CommandLine.Command(
      name = "confirm",
      description = {
        "Confirm many suggested links at once: without a digest they are only shown, and with the",
        "digest that was shown all of them are confirmed, or none if others wait by now."
      },
      footer = {
        "",
        "Examples:",
        "  ilk discover confirm --evidence email --source acme-github",
        "  ilk discover confirm --evidence email --source acme-github 5f2c…"
      })
  static final class Confirm extends LinkBatchCommand {
    Confirm() {
      super("confirmed");
    }
  }

  @CommandLine.Command(
      name = "reject",
      description = {
        "Reject many suggested links at once, as `ilk discover confirm` confirms them; what is",
        "rejected is never suggested again."
      },
      footer = {
        "",
        "Examples:",
        "  ilk discover reject --evidence name",
        "  ilk discover reject 5f2c…"
      })
  static final class Reject extends LinkBatchCommand {
    Reject() {
      super("rejected");
    }
  }
}
