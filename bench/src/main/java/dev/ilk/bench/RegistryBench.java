package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Result;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.Stores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;

@CommandLine.Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    description =
        "Fills the registry and the estate through the store's own code: as many identities, and"
            + " three times as many accounts and credentials of other systems. Then measures"
            + " lists, searches, filters and details, and looks at all accounts again.")
final class RegistryBench implements Callable<Integer> {
  /** No list, search, filter or detail may take longer, in milliseconds at the 99th percentile. */
  private static final double LIMIT_MILLIS = 100;

  /** All of a million identities' accounts are looked at again within as many seconds. */
  private static final double LIMIT_SECONDS = 300;

  @CommandLine.Option(names = "--identities", description = "how many (default: ${DEFAULT-VALUE})")
  int identities = 1_000_000;

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
      long start = System.nanoTime();
      FilledRegistry filled = FilledRegistry.fill(stores, identities);
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
      figures.put("fill_seconds", rounded(seconds));
      double worst = 0;
      for (FilledRegistry.Question question : filled.questions()) {
        double[] spread = ask(question);
        worst = Math.max(worst, spread[1]);
        say(
            String.format(
                Locale.ROOT,
                "  %-42s p50 %7.2f ms   p99 %7.2f ms",
                question.name(),
                spread[0],
                spread[1]));
        figures.put(question.name() + " p99_ms", rounded(spread[1]));
      }
      long again = System.nanoTime();
      long looked = filled.reclassify();
      double took = secondsSince(again);
      say(
          String.format(
              Locale.ROOT,
              "  %-42s %,d accounts in %.1f s",
              "all accounts looked at again",
              looked,
              took));
      figures.put("reclassify_seconds", rounded(took));
      say(
          String.format(
              Locale.ROOT,
              "  worst p99 %.2f × the limit of %.0f ms; looked at again in %.2f × the limit of %.0f"
                  + " s; %s",
              worst / LIMIT_MILLIS,
              LIMIT_MILLIS,
              took / LIMIT_SECONDS,
              LIMIT_SECONDS,
              ResidentMemory.inWords(ResidentMemory.of(ProcessHandle.current().pid()))));
      figures.put("worst_of_limit", rounded(worst / LIMIT_MILLIS));
      figures.put("reclassify_of_limit", rounded(took / LIMIT_SECONDS));
      return worst <= LIMIT_MILLIS && took <= LIMIT_SECONDS;
    }
  }

  private static Stores open(StoreSettings settings) throws IOException {
    return switch (Stores.open(settings, System::getenv, InstantSource.system())) {
      case Result.Ok<Stores>(Stores open) -> open;
      case Result.Failed<Stores> failed ->
          throw new IOException(failed.problems().getFirst().sentence());
    };
  }

  /** The median and the 99th percentile, in milliseconds, after a tenth of rounds to warm up. */
  private double[] ask(FilledRegistry.Question question) throws Exception {
    for (int i = 0; i < rounds / 10; i++) {
      question.ask().at(i);
    }
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      question.ask().at(i);
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
