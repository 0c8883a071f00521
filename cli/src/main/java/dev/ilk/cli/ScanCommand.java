package dev.ilk.cli;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.scan.Leak;
import dev.ilk.scan.Marks;
import dev.ilk.scan.Scan;
import dev.ilk.scan.ScanReport;
import dev.ilk.scan.Unread;
import dev.ilk.scan.report.JsonReport;
import dev.ilk.scan.report.Sarif;
import dev.ilk.scan.rule.Rule;
import dev.ilk.scan.rule.RuleFile;
import dev.ilk.scan.rule.RuleSet;
import dev.ilk.scan.source.Folder;
import dev.ilk.scan.source.GitHistory;
import dev.ilk.scan.source.Place;
import dev.ilk.scan.source.Source;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "scan",
    description = {
      "Look for leaked secrets in files, Git histories, images and logs.",
      "Archives and images (tar) are read within; `-` is standard input. Needs no server",
      "unless what is found is reported to one (--report).",
      "Exit code 1 if an unmarked secret is found."
    },
    subcommands = {ScanMark.class, ScanRules.class},
    footer = {
      "",
      "Secrets are never shown or kept: only first and last characters and a salted fingerprint.",
      "With --marks FILE fingerprints stay the same from run to run, so that `ilk scan mark` can",
      "say of one that it does no harm. A line may say so itself: ilk-scan:allow REASON",
      "",
      "Examples:",
      "  ilk scan .",
      "  ilk scan --marks .ilk-scan.json --sarif scan.sarif .",
      "  docker save app | ilk scan -",
      "  ilk scan --report acme/orders --server https://ilk.example --token-file token .",
    })
final class ScanCommand implements Callable<Integer> {
  private static final long SHOWN_EVERY = 256L << 20;

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--no-history",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "read only the files of a Git repository, not its history")
  boolean history;

  @CommandLine.Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "more rules, beside the built-in ones (format: docs/scan.md)")
  List<Path> rules = List.of();

  @CommandLine.Option(
      names = "--marks",
      paramLabel = "FILE",
      description = "what was said of earlier finds; made if it is not there")
  @Nullable Path marks;

  @CommandLine.Option(names = "--sarif", paramLabel = "FILE", description = "write SARIF 2.1.0")
  @Nullable Path sarif;

  @CommandLine.Option(
      names = "--report",
      paramLabel = "NAME",
      description = {
        "tell the server what was found in what is called so, such as acme/orders: fingerprints",
        "and places, never a secret"
      })
  @Nullable String report;

  @CommandLine.Option(
      names = "--max-file",
      paramLabel = "MIB",
      defaultValue = "16384",
      description = "how far one file may unfold (default: ${DEFAULT-VALUE} MiB)")
  long most;

  @CommandLine.Parameters(paramLabel = "PATH", arity = "0..*", description = "what to read")
  List<Path> paths = List.of();

  ScanCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      throw new IOException("nothing to read: name a folder or a file, or `-` for standard input");
    }
    Marks known = marks();
    int threads = Runtime.getRuntime().availableProcessors();
    Scan scan = new Scan(new RuleSet(allRules(rules)), known, threads, most << 20);
    Optional<LeakReporting> reporting =
        Optional.ofNullable(report).map(name -> LeakReporting.begin(common.server(), name));
    Scan reported = reporting.map(to -> scan.reportingTo(to.salt())).orElse(scan);
    List<Source> sources = new ArrayList<>();
    ScanReport found;
    try {
      open(sources);
      found = reported.run(sources, progress());
    } finally {
      sources.forEach(Source::close);
    }
    if (sarif != null) {
      Files.writeString(sarif, Sarif.of(found, "0.1.0").toPrettyString() + "\n");
    }
    reporting.ifPresent(to -> report(to, found));
    common.output().show(JsonReport.of(found), out -> print(out, found));
    return found.open().isEmpty() ? 0 : Failures.CHECK_FAILED;
  }

  private void report(LeakReporting to, ScanReport found) {
    long held = to.send(found, history);
    common.say(
        "told the server of %d secrets; %d accounts hold one%s"
            .formatted(
                found.leaks().size(),
                held,
                found.unreadCount() + found.beyond() == 0
                    ? ""
                    : "; what was not read may hide more, so nothing counts as taken out"));
  }

  static List<Rule> allRules(List<Path> files) throws IOException {
    List<Rule> all = new ArrayList<>(RuleFile.builtIn());
    for (Path file : files) {
      all.addAll(orRefuse(RuleFile.read(file.toString(), Files.readString(file))));
    }
    return all;
  }

  static <T> T orRefuse(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T>(List<Problem> problems) ->
          throw new RefusedException(problems.stream().map(Problem::sentence).toList());
    };
  }

  private Marks marks() throws IOException {
    if (marks == null) {
      return Marks.none();
    }
    Marks read = orRefuse(Marks.read(marks));
    if (!Files.exists(marks)) {
      read.write(marks);
    }
    return read;
  }

  private void open(List<Source> sources) throws IOException {
    for (Path path : paths) {
      if (path.toString().equals("-")) {
        sources.add(visitor -> visitor.visit(Place.file("-"), () -> System.in));
        continue;
      }
      if (!Files.exists(path)) {
        throw new IOException("there is no file or folder `%s`".formatted(path));
      }
      sources.add(new Folder(path));
      if (history && Files.isDirectory(path)) {
        GitHistory.at(path).ifPresent(sources::add);
      }
    }
  }

  /** Says now and then how far the scan is, where a person looks on. */
  private LongConsumer progress() {
    AtomicLong read = new AtomicLong();
    return bytes -> {
      long before = read.getAndAdd(bytes);
      if (isTerminal() && before / SHOWN_EVERY != (before + bytes) / SHOWN_EVERY) {
        common.say("%,d MiB read".formatted((before + bytes) >> 20));
      }
    };
  }

  // A process without a console is given null or a console that is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static void print(PrintWriter out, ScanReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (Leak leak : report.open()) {
      Leak.Spot first = leak.places().getFirst();
      rows.add(
          List.of(
              leak.strength().name().toLowerCase(Locale.ROOT),
              leak.rule().name(),
              leak.hint() + leak.belonging().map(whose -> " (" + whose + ")").orElse(""),
              first.place().path() + ":" + first.line() + commit(first),
              leak.times() == 1 ? "" : leak.times() + " times",
              leak.fingerprint()));
    }
    if (!rows.isEmpty()) {
      Output.table(out, List.of("SURE", "WHAT", "HINT", "WHERE", "OFTEN", "FINGERPRINT"), rows);
      out.println();
    }
    for (Unread unread : report.unread()) {
      out.printf("not read: %s: %s%n", unread.place().path(), unread.why());
    }
    out.printf(
        "%d secrets, %d marked; %,d files, %,d MiB; %d not read%n",
        report.open().size() + report.beyond(),
        report.leaks().size() - report.open().size(),
        report.files(),
        report.bytes() >> 20,
        report.unreadCount());
  }

  private static String commit(Leak.Spot spot) {
    return spot.place()
        .commit()
        .map(commit -> " in " + commit.id().substring(0, 10) + " by " + commit.author())
        .orElse("");
  }
}
