package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk identity expiring}: what ends before long. */
@CommandLine.Command(
    name = "expiring",
    description = "List workloads and agents that end before long, and how far their end is.",
    footer = {"", "Example: ilk identity expiring --team payments --within 14d"})
final class IdentityExpiring implements Callable<Integer> {
  private static final Table EXPIRING =
      Table.empty()
          .column("SUBJECT", "subject")
          .column("ENDS", "end")
          .column("STAGE", "stage")
          .column("OWNER", "owner")
          .column("CONTACT", "contact");

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(names = "--team", description = "only those of this team")
  @Nullable String team;

  @CommandLine.Option(names = "--within", description = "so long from now, such as 30d")
  String within = "30d";

  IdentityExpiring() {}

  @Override
  public Integer call() {
    StringBuilder query = new StringBuilder("?limit=1000&within=" + Identity.encode(within));
    if (team != null) {
      query.append("&team=").append(Identity.encode(team));
    }
    JsonNode found = common.server().get("/v1/lifecycle/expiring" + query);
    common.output().show(found, out -> print(out, found));
    return 0;
  }

  private static void print(PrintWriter out, JsonNode found) {
    EXPIRING.print(out, found.path("expiring"));
  }
}
