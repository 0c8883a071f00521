package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "list",
    description = "List the accounts that runs have found, by name.",
    footer = {
      "",
      "Examples:",
      "  ilk discover list svc- --kind workload",
      "  ilk discover list --orphans --source acme-github --limit 1000"
    })
final class DiscoverList implements Callable<Integer> {
  private static final int PAGE = 500;

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      arity = "0..1",
      paramLabel = "TEXT",
      description = "only those whose name, or with an @ whose address, begins so",
      defaultValue = "")
  String text = "";

  @CommandLine.Option(names = "--source", paramLabel = "NAME")
  @Nullable String source;

  @CommandLine.Option(names = "--kind", description = "human, workload or agent")
  @Nullable String kind;

  @CommandLine.Option(names = "--presence", description = "present, missing or gone")
  @Nullable String presence;

  @CommandLine.Option(names = "--orphans", description = "only those that belong to no identity")
  boolean orphans;

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many (default: ${DEFAULT-VALUE})",
      defaultValue = "100")
  int limit;

  DiscoverList() {}

  @Override
  public Integer call() {
    StringBuilder query = new StringBuilder("/v1/accounts?limit=" + Math.min(PAGE, limit));
    query.append("&text=").append(AccountLines.encoded(text)).append("&orphans=").append(orphans);
    add(query, "source", source);
    add(query, "kind", kind);
    add(query, "presence", presence);
    ObjectNode answer = Server.mapper().createObjectNode();
    ArrayNode accounts = answer.putArray("accounts");
    String next = "";
    do {
      JsonNode page = common.server().get(query + (next.isEmpty() ? "" : "&after=" + next));
      for (JsonNode one : page.path("accounts")) {
        if (accounts.size() < limit) {
          accounts.add(one);
        }
      }
      next = page.path("next").asText();
    } while (!next.isEmpty() && accounts.size() < limit);
    answer.put("more", !next.isEmpty());
    boolean more = !next.isEmpty();
    common
        .output()
        .show(
            answer,
            out -> {
              AccountLines.table(out, accounts);
              if (more) {
                out.println("there are more (--limit)");
              }
            });
    return 0;
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(AccountLines.encoded(value));
    }
  }
}
