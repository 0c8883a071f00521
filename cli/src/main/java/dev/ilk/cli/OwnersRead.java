package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.scan.owner.Clue;
import dev.ilk.scan.owner.OwnerReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "read",
    description = {
      "Read who answers for what out of a Git clone: CODEOWNERS, OWNERS, catalog-info.yaml,",
      "on-call files, and its history. Of the files nothing is told but names of accounts,",
      "services, people and teams, and where they stand. Needs no server unless it is told to one",
      "(--report), in place of what it was told of the repository before."
    },
    footer = {
      "",
      "What is read is the commit that is checked out; see docs/discovery.md for the formats.",
      "",
      "Examples:",
      "  ilk owners read .",
      "  ilk owners read orders --repository acme/orders --months 6 --json",
      "  ilk owners read . --report --logins acme-github"
    })
final class OwnersRead implements Callable<Integer> {
  private static final int DAYS_A_MONTH = 30;
  private static final int MOST_MONTHS = 120;

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "PATH", description = "a clone, or its working tree")
  Path path = Path.of(".");

  @CommandLine.Option(
      names = "--repository",
      paramLabel = "OWNER/NAME",
      description = "what the repository is called (default: as its origin says)")
  @Nullable String repository;

  @CommandLine.Option(
      names = "--months",
      defaultValue = "12",
      description = "how old commits may be, 1 to 120 (default: ${DEFAULT-VALUE})")
  int months;

  @CommandLine.Option(names = "--report", description = "tell the server what was found")
  boolean report;

  @CommandLine.Option(
      names = "--logins",
      paramLabel = "SOURCE",
      description = "with --report: the source of discovery whose accounts the logins are")
  @Nullable String logins;

  OwnersRead() {}

  @Override
  public Integer call() throws IOException {
    if (months < 1 || months > MOST_MONTHS) {
      throw new IOException("`--months` is from 1 to %d".formatted(MOST_MONTHS));
    }
    String name = name();
    Optional<OwnerReading.Read> found =
        OwnerReading.of(
            path,
            name,
            Duration.ofDays((long) months * DAYS_A_MONTH),
            InstantSource.system().instant());
    if (found.isEmpty()) {
      throw new IOException(
          "there is no commit in `%s`: name a Git clone with something in it".formatted(path));
    }
    OwnerReading.Read read = found.get();
    ObjectNode answer = Server.mapper().createObjectNode().put("repository", name);
    ArrayNode clues = answer.putArray("clues");
    read.clues().forEach(clue -> clues.add(json(clue)));
    answer.put("files", read.files()).put("beyond", read.beyond());
    read.unread().forEach(answer.putArray("unread")::add);
    if (report) {
      report(answer);
    }
    common.output().show(answer, out -> print(out, read));
    return 0;
  }

  private void report(ObjectNode answer) {
    ObjectNode body = Server.mapper().createObjectNode();
    body.set("repository", answer.path("repository"));
    body.set("clues", answer.path("clues"));
    if (logins != null) {
      body.put("logins", logins);
    }
    JsonNode taken = common.server().post("/v1/owners/reports", body);
    common.say(
        "told the server of %d pieces of evidence; %d accounts are named"
            .formatted(taken.path("clues").asLong(), taken.path("accounts").asLong()));
  }

  private String name() throws IOException {
    if (repository != null) {
      return repository;
    }
    Optional<String> origin = OwnerReading.origin(path);
    return origin.orElseGet(() -> String.valueOf(path.toAbsolutePath().normalize().getFileName()));
  }

  private static ObjectNode json(Clue clue) {
    ObjectNode node = Server.mapper().createObjectNode();
    node.put("sort", clue.about().sort().word()).put("about", clue.about().name());
    node.put("kind", clue.kind().word()).put("who", clue.who());
    node.put("times", clue.times());
    if (!clue.place().isEmpty()) {
      node.put("place", clue.place());
    }
    if (!clue.by().isEmpty()) {
      node.put("by", clue.by());
    }
    clue.latest().ifPresent(when -> node.put("latest", when.toString()));
    return node;
  }

  private static void print(PrintWriter out, OwnerReading.Read read) {
    List<List<String>> rows = new ArrayList<>();
    for (Clue clue : read.clues()) {
      rows.add(
          List.of(
              clue.about().sort().word() + " " + clue.about().name(),
              clue.who(),
              clue.kind().word(),
              where(clue)));
    }
    Output.table(out, List.of("ABOUT", "WHO", "EVIDENCE", "WHERE"), rows);
    read.unread().forEach(one -> out.println("not read: " + one));
    out.printf(
        "%d pieces of evidence in %,d files%s%n",
        read.clues().size(),
        read.files(),
        read.beyond() == 0 ? "" : "; %,d more are left out".formatted(read.beyond()));
  }

  /** What says so, and of which file. */
  private static String where(Clue clue) {
    String by =
        clue.by().isEmpty()
            ? "%d commits, the last on %s"
                .formatted(
                    clue.times(),
                    clue.latest()
                        .map(when -> when.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                        .orElse("an unknown day"))
            : clue.by();
    return clue.place().isEmpty() ? by : by + " for " + clue.place();
  }
}
