package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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
      "  ilk discover list --orphans --source acme-github --limit 1000",
      "  ilk discover list --kind workload --unused-since 2026-08-01T00:00:00Z"
    })
final class DiscoverList implements Callable<Integer> {
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
      names = "--unsure",
      description = "only those of which it is not sure what they are")
  boolean unsure;

  @CommandLine.Option(
      names = "--unused-since",
      paramLabel = "INSTANT",
      description = "only those that can be used and were last used before")
  @Nullable Instant unusedSince;

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many (default: ${DEFAULT-VALUE})",
      defaultValue = "100")
  int limit;

  DiscoverList() {}

  @Override
  public Integer call() {
    ObjectNode answer =
        new Listing("/v1/accounts", "accounts", limit)
            .with("text", text)
            .with("orphans", String.valueOf(orphans))
            .with("unsure", String.valueOf(unsure))
            .with("unusedSince", unusedSince == null ? null : unusedSince.toString())
            .with("source", source)
            .with("kind", kind)
            .with("presence", presence)
            .read(common.server());
    common
        .output()
        .show(
            answer,
            out -> {
              AccountLines.table(out, answer.path("accounts"));
              Listing.tellMore(out, answer);
            });
    return 0;
  }
}
