package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "rank",
    description = {
      "Rank every static secret that discovered accounts hold, and list those with most to win by",
      "replacing them. The score is breadth (30), lifetime (25), exposure (30) and use (15);",
      "docs/migration.md has the formula."
    },
    footer = {
      "",
      "Examples:",
      "  ilk migrate rank",
      "  ilk migrate rank --team payments --environment prod --why",
      "  ilk migrate rank --team - --no-refresh --limit 1000 --json"
    })
final class MigrateRank implements Callable<Integer> {
  private static final int PAGE = 500;

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(names = "--state", description = "only in this state, such as ranked")
  @Nullable String state;

  @CommandLine.Option(names = "--team", description = "only of this team; - for nobody's")
  @Nullable String team;

  @CommandLine.Option(names = "--environment", description = "only there; - for unknown")
  @Nullable String environment;

  @CommandLine.Option(names = "--shape", description = "only of this sort, such as cloud-key")
  @Nullable String shape;

  @CommandLine.Option(names = "--source", description = "only of this source")
  @Nullable String source;

  @CommandLine.Option(names = "--tranche", description = "only of this tranche")
  @Nullable String tranche;

  @CommandLine.Option(names = "--gone", description = "also those that are confirmed to be gone")
  boolean gone;

  @CommandLine.Option(names = "--why", description = "tell what each point is for")
  boolean why;

  @CommandLine.Option(
      names = "--no-refresh",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "list what was ranked before")
  boolean refresh;

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many (default: ${DEFAULT-VALUE})",
      defaultValue = "50")
  int limit;

  MigrateRank() {}

  @Override
  public Integer call() {
    ObjectNode answer = Server.mapper().createObjectNode();
    if (refresh) {
      refresh(answer);
    }
    ArrayNode secrets = answer.putArray("secrets");
    String next = "";
    do {
      JsonNode page = common.server().get(query() + (next.isEmpty() ? "" : "&after=" + next));
      for (JsonNode one : page.path("secrets")) {
        if (secrets.size() < limit) {
          secrets.add(one);
        }
      }
      next = page.path("next").asText();
    } while (!next.isEmpty() && secrets.size() < limit);
    boolean more = !next.isEmpty();
    answer.put("more", more);
    common.output().show(answer, out -> print(out, answer, more));
    return 0;
  }

  private void refresh(ObjectNode total) {
    long accounts = 0;
    long found = 0;
    String next = "";
    do {
      ObjectNode body = Server.mapper().createObjectNode();
      if (!next.isEmpty()) {
        body.put("after", next);
      }
      // Each call works for a bounded time, and says where it stopped.
      JsonNode answer = common.server().post("/v1/secrets/rank", body);
      accounts += answer.path("accounts").asLong();
      found += answer.path("secrets").asLong();
      next = answer.path("next").asText();
    } while (!next.isEmpty());
    total.put("accounts", accounts).put("held", found);
  }

  private String query() {
    StringBuilder query = new StringBuilder("/v1/secrets?limit=" + Math.min(PAGE, limit));
    query.append("&gone=").append(gone);
    add(query, "state", state);
    add(query, "team", team);
    add(query, "environment", environment);
    add(query, "shape", shape);
    add(query, "source", source);
    add(query, "tranche", tranche);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(AccountLines.encoded(value));
    }
  }

  private void print(PrintWriter out, JsonNode answer, boolean more) {
    if (answer.has("held")) {
      out.printf(
          "%,d static secrets in %,d accounts%n",
          answer.path("held").asLong(), answer.path("accounts").asLong());
    }
    SecretLines.table(out, answer.path("secrets"), why);
    if (more) {
      out.println("there are more (--limit)");
    }
  }
}
