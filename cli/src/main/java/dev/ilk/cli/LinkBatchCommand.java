package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Many suggestions answered at once: looked at first, then named by their digest. */
abstract class LinkBatchCommand implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--evidence",
      paramLabel = "KEY",
      description = "only those that this speaks for: email, name; of owners code-owners, on-call")
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

  private final String asks;
  private final String word;

  /**
   * A command.
   *
   * @param asks {@code holder}, whose accounts are, or {@code owner}, who answers for them
   * @param word what is said: {@code confirmed} or {@code rejected}
   */
  private LinkBatchCommand(String asks, String word) {
    this.asks = asks;
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
    body.put("asks", asks).put("word", word).put("limit", limit).put("plan_sha256", digest);
    if (evidence != null) {
      body.put("evidence", evidence);
    }
    if (source != null) {
      body.put("source", source);
    }
    return body;
  }

  private String query() {
    StringBuilder query = new StringBuilder("?asks=" + asks + "&word=" + word + "&limit=" + limit);
    if (evidence != null) {
      query.append("&evidence=").append(AccountLines.encoded(evidence));
    }
    if (source != null) {
      query.append("&source=").append(AccountLines.encoded(source));
    }
    return query.toString();
  }

  private void print(PrintWriter out, JsonNode batch, boolean answered) {
    Output.table(out, List.of("ACCOUNT", "NAME", "WHO", "BECAUSE"), rows(batch.path("links")));
    int count = batch.path("links").size();
    int contested = batch.path("contested").size();
    if (contested > 0) {
      out.printf(
          "%d left out, since they may be several people's: look at each (%s)%n",
          contested, asks.equals("owner") ? "ilk owners list" : "ilk discover links");
    }
    if (answered) {
      out.printf("%d %s %s%n", count, noun(), word);
    } else {
      out.printf(
          "%d %s%s%n", count, noun(), batch.path("more").asBoolean() ? ", and there are more" : "");
      if (count > 0) {
        out.printf(
            "say so of all: give the same command with %s%n", batch.path("plan_sha256").asText());
      }
    }
  }

  private String noun() {
    return asks.equals("owner") ? "owners" : "links";
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
      super("holder", "confirmed");
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
      super("holder", "rejected");
    }
  }

  @CommandLine.Command(
      name = "confirm-all",
      description = {
        "Confirm many suggested owners at once: without a digest they are only shown, and with the",
        "digest that was shown all of them are confirmed, or none if others wait by now. Only",
        "registered ones are of it, for whom more than twice as much speaks as for any other."
      },
      footer = {
        "",
        "Examples:",
        "  ilk owners confirm-all --evidence code-owners --source acme-github",
        "  ilk owners confirm-all --evidence code-owners --source acme-github 5f2c…"
      })
  static final class ConfirmOwners extends LinkBatchCommand {
    ConfirmOwners() {
      super("owner", "confirmed");
    }
  }

  @CommandLine.Command(
      name = "reject-all",
      description = {
        "Reject many suggested owners at once, as `ilk owners confirm-all` confirms them; who is",
        "rejected is never suggested again."
      },
      footer = {
        "",
        "Examples:",
        "  ilk owners reject-all --evidence committer",
        "  ilk owners reject-all 5f2c…"
      })
  static final class RejectOwners extends LinkBatchCommand {
    RejectOwners() {
      super("owner", "rejected");
    }
  }
}
