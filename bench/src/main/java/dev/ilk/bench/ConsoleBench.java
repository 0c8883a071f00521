package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.server.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description =
        "How long a page of the console takes, one after the other, where very many are registered"
            + " and much is recorded. Targets: 50 ms at the median, 100 ms at p99.",
    footer = {"", "At a million: ilk bench console --identities 1000000"})
final class ConsoleBench implements Callable<Integer> {
  private static final String AUDIENCE = "https://payments.acme.example";
  private static final double TARGET_P50 = 50;
  private static final double TARGET_P99 = 100;

  @CommandLine.Option(
      names = "--identities",
      description = "how many are registered (default: ${DEFAULT-VALUE})")
  int identities = 100_000;

  @CommandLine.Option(
      names = "--accounts",
      description = "how many accounts of other systems (default: twice the identities)")
  int accounts;

  @CommandLine.Option(
      names = "--store",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  Conditions.Store store = Conditions.Store.sqlite;

  @CommandLine.Option(
      names = "--exchanges",
      description = "how many are recorded before (default: ${DEFAULT-VALUE})")
  int exchanges = 20_000;

  @CommandLine.Option(
      names = "--rounds",
      description = "how often each page is asked for (default: ${DEFAULT-VALUE})")
  int rounds = 200;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ConsoleBench() {}

  @Override
  public Integer call() throws Exception {
    if (store == Conditions.Store.sqlite) {
      measure(settings -> settings);
      return 0;
    }
    try (Postgres server = Conditions.postgresql()) {
      measure(
          settings -> settings.but().store(Conditions.settings(server, settings.data())).build());
    }
    return 0;
  }

  private void measure(Company.Adjustment stored) throws Exception {
    try (Company company =
        Company.start(settings -> {
          Settings adjusted = stored.adjust(settings);
          Crowd.fill(adjusted.store(), identities, accounts == 0 ? 2 * identities : accounts);
          return adjusted;
        })) {
      Told declared = company.declare();
      if (declared.code() != 0) {
        throw new IOException("the declaration was refused: " + declared.text());
      }
      LiveTokens.of(company, AUDIENCE, exchanges);
      ConsoleAddresses addresses = ConsoleAddresses.of(company, identities);
      try (SignedIn olga = SignedIn.as("olga", URI.create(company.ilk()))) {
        measure(olga, addresses.pages());
      }
    }
  }

  private void measure(SignedIn olga, Map<String, String> pages)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode object = new ObjectMapper().createObjectNode();
    object
        .put("name", "console")
        .put("store", store.name())
        .put("identities", identities)
        .put("exchanges", exchanges);
    ObjectNode found = object.putObject("pages");
    for (Map.Entry<String, String> page : pages.entrySet()) {
      times(olga, page.getValue(), Math.max(10, rounds / 2));
      double[] millis = times(olga, page.getValue(), rounds);
      double p50 = millis[rounds / 2];
      double p99 = millis[(int) (rounds * 0.99)];
      out.printf(
          Locale.ROOT,
          "console, %s: p50 %.1f ms, p99 %.1f ms%s%n",
          page.getKey(),
          p50,
          p99,
          p50 < TARGET_P50 && p99 < TARGET_P99 ? "" : " (MISSES the target)");
      found.putObject(page.getKey()).put("p50_ms", p50).put("p99_ms", p99);
    }
    out.printf(
        Locale.ROOT,
        "(%,d identities, %,d exchanges recorded, %s, %d cores shared with whoever asks)%n",
        identities,
        exchanges,
        store,
        Runtime.getRuntime().availableProcessors());
    if (json) {
      out.println(object);
    }
    out.flush();
  }

  /** Ascending. */
  private static double[] times(SignedIn olga, String path, int rounds)
      throws IOException, InterruptedException {
    double[] millis = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      HttpResponse<String> page = olga.get(path);
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (page.statusCode() != 200) {
        throw new IOException(path + " answers " + page.statusCode());
      }
    }
    Arrays.sort(millis);
    return millis;
  }
}
