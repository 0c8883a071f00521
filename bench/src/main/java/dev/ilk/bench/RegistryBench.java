package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.Stores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;

@CommandLine.Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    description =
        "Fills the registry and the estate through the store's own code: identities, twice as many"
            + " accounts of other systems, a credential for every other account and a static secret"
            + " for every tenth. Then measures"
            + " lists, searches, filters and details beside a bare look-up by a primary key, how"
            + " soon a change leads to a finding, and looks at all accounts again, twice. A million"
            + " take about eight minutes and four gigabytes for each store.",
    footer = {"", "In a minute: ilk bench registry --identities 100000 --store sqlite"})
final class RegistryBench implements Callable<Integer> {
  /** No list, search, filter or detail may take longer, in milliseconds at the 99th percentile. */
  private static final double LIMIT_MILLIS = 100;

  /** All of a million identities' accounts are looked at again within as many seconds. */
  private static final double LIMIT_SECONDS = 300;

  /** A change has led to its findings within as much, in milliseconds at the 99th percentile. */
  private static final double CHANGE_MILLIS = 1000;

  @CommandLine.Option(names = "--identities", description = "how many (default: ${DEFAULT-VALUE})")
  int identities = 1_000_000;

  @CommandLine.Option(
      names = "--accounts",
      description = "how many, half of which hold a credential (default: twice the identities)")
  int accounts;

  @CommandLine.Option(
      names = "--rounds",
      description = "how often each question is asked (default: ${DEFAULT-VALUE})")
  int rounds = 300;

  @CommandLine.Option(
      names = "--store",
      description = "${COMPLETION-CANDIDATES}; may be repeated (default: both)")
  List<Conditions.Store> stores = List.of(Conditions.Store.values());

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Something that is measured. */
  private interface Asking {
    void at(int round) throws Exception;
  }

  RegistryBench() {}

  @Override
  public Integer call() throws Exception {
    ObjectNode figures = new ObjectMapper().createObjectNode();
    figures.put("name", "registry").put("identities", identities);
    boolean within = true;
    for (Conditions.Store store : stores) {
      Path folder = Files.createTempDirectory("ilk-bench-registry-");
      try {
        within &= measure(store, folder, figures.putObject(store.name()));
      } finally {
        delete(folder);
      }
    }
    if (json) {
      out().println(figures);
    }
    out().flush();
    return within ? 0 : 1;
  }

  private boolean measure(Conditions.Store store, Path folder, ObjectNode figures)
      throws Exception {
    if (store == Conditions.Store.sqlite) {
      return measure(new StoreSettings.Sqlite(folder.resolve("ilk.db")), "sqlite", figures);
    }
    try (Postgres server = Conditions.postgresql()) {
      return measure(Conditions.settings(server, folder), "postgresql", figures);
    }
  }

  private boolean measure(StoreSettings settings, String name, ObjectNode figures)
      throws Exception {
    try (Stores stores = open(settings)) {
      FilledRegistry filled = fill(stores, name, figures);
      RegistryQuestions questions = new RegistryQuestions(filled);
      double worst = 0;
      try (BareDatabase bare = BareDatabase.open(settings)) {
        double limit = bare(bare, questions, figures);
        for (RegistryQuestions.Question question : questions.all()) {
          worst = Math.max(worst, asked(question, limit, figures));
        }
      }
      double change = asked(questions.changed(), 0, figures);
      double first = reclassified(filled, "all accounts looked at again", figures);
      double again = reclassified(filled, "and once more, nothing having changed", figures);
      double took = Math.max(first, again);
      for (RegistryQuestions.Question question : questions.links()) {
        worst = Math.max(worst, asked(question, 0, figures));
      }
      told(settings, figures);
      say(
          String.format(
              Locale.ROOT,
              "  worst p99 %.2f × the limit of %.0f ms; looked at again in %.2f × the limit of %.0f"
                  + " s; a change in %.3f × the limit of %.0f ms",
              worst / LIMIT_MILLIS,
              LIMIT_MILLIS,
              took / LIMIT_SECONDS,
              LIMIT_SECONDS,
              change / CHANGE_MILLIS,
              CHANGE_MILLIS));
      figures.put("worst_of_limit", rounded(worst / LIMIT_MILLIS));
      figures.put("reclassify_of_limit", rounded(took / LIMIT_SECONDS));
      return worst <= LIMIT_MILLIS && took <= LIMIT_SECONDS && change <= CHANGE_MILLIS;
    }
  }

  private FilledRegistry fill(Stores stores, String name, ObjectNode figures)
      throws StoreUnavailable {
    long start = System.nanoTime();
    FilledRegistry filled =
        new FilledRegistry(
            stores,
            identities,
            line -> say("    %6.1f s  %s".formatted(secondsSince(start), line)));
    filled.fill(accounts == 0 ? 2 * identities : accounts);
    double seconds = secondsSince(start);
    say(
        String.format(
            Locale.ROOT,
            "%s: %,d identities, %,d accounts and %,d credentials in %.0f s",
            name,
            identities,
            filled.accounts(),
            filled.credentials(),
            seconds));
    figures.put("accounts", filled.accounts()).put("credentials", filled.credentials());
    figures.put("fill_seconds", rounded(seconds));
    return filled;
  }

  /** The median of a bare look-up, in milliseconds. */
  private double bare(BareDatabase bare, RegistryQuestions questions, ObjectNode figures)
      throws Exception {
    double[] spread = ask(_ -> bare.find(questions.some().id().value()));
    say(line("a row by its primary key, bare", spread));
    figures.put("bare p50_ms", rounded(spread[0])).put("bare p99_ms", rounded(spread[1]));
    return spread[0];
  }

  /** The 99th percentile, in milliseconds. */
  private double asked(RegistryQuestions.Question question, double bare, ObjectNode figures)
      throws Exception {
    double[] spread = ask(question.ask()::at);
    String beside =
        bare == 0 ? "" : String.format(Locale.ROOT, "   %,7.0f × bare", spread[0] / bare);
    say(line(question.name(), spread) + beside);
    figures.put(question.name() + " p50_ms", rounded(spread[0]));
    figures.put(question.name() + " p99_ms", rounded(spread[1]));
    return spread[1];
  }

  private static String line(String name, double[] spread) {
    return String.format(
        Locale.ROOT, "  %-50s p50 %7.2f ms   p99 %7.2f ms", name, spread[0], spread[1]);
  }

  /** In seconds; the processor's time tells what a busy machine does not. */
  private double reclassified(FilledRegistry filled, String what, ObjectNode figures)
      throws StoreUnavailable {
    long start = System.nanoTime();
    Duration before = processor();
    long looked = filled.reclassify();
    double took = secondsSince(start);
    double processor = processor().minus(before).toMillis() / 1000.0;
    say(
        String.format(
            Locale.ROOT,
            "  %-50s %,d accounts in %.1f s, %.1f s of a processor",
            what,
            looked,
            took,
            processor));
    figures.put(what + " seconds", rounded(took));
    figures.put(what + " processor_seconds", rounded(processor));
    return took;
  }

  /** What this process has had of the processors so far; PostgreSQL's share is not in it. */
  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it all takes, of memory and of disk. */
  private void told(StoreSettings settings, ObjectNode figures) throws Exception {
    System.gc();
    Runtime java = Runtime.getRuntime();
    long heap = (java.totalMemory() - java.freeMemory()) / 1_000_000;
    OptionalLong resident = ResidentMemory.of(ProcessHandle.current().pid());
    long disk;
    try (BareDatabase bare = BareDatabase.open(settings)) {
      disk = bare.size() / 1_000_000;
    }
    say(
        String.format(
            Locale.ROOT,
            "  heap after collection %,d MB, at most %,d MB; resident %s; on disk %,d MB",
            heap,
            java.maxMemory() / 1_000_000,
            ResidentMemory.inWords(resident),
            disk));
    figures.put("heap_mb", heap).put("disk_mb", disk);
    resident.ifPresent(megabytes -> figures.put("resident_mb", megabytes));
  }

  private static Stores open(StoreSettings settings) throws IOException {
    return switch (Stores.open(settings, System::getenv, InstantSource.system())) {
      case Result.Ok<Stores>(Stores open) -> open;
      case Result.Failed<Stores> failed ->
          throw new IOException(failed.problems().getFirst().sentence());
    };
  }

  /** The median and the 99th percentile, in milliseconds, after a tenth of rounds to warm up. */
  private double[] ask(Asking question) throws Exception {
    for (int i = 0; i < rounds / 10; i++) {
      question.at(i);
    }
    List<Double> took = new ArrayList<>();
    for (int i = rounds / 10; i < rounds + rounds / 10; i++) {
      long start = System.nanoTime();
      question.at(i);
      took.add(secondsSince(start) * 1000);
    }
    took.sort(Comparator.naturalOrder());
    return new double[] {
      took.get(took.size() / 2), took.get(Math.min(took.size() - 1, took.size() * 99 / 100))
    };
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private void say(String line) {
    out().println(line);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
