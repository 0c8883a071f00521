package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description =
        "How long a page of the console takes, one after the other, where very many are registered"
            + " and much is recorded. Targets: 50 ms at the median, 150 ms at p99.",
    footer = {"", "At a million: ilk bench console --identities 1000000"})
final class ConsoleBench implements Callable<Integer> {
  private static final String AUDIENCE = "https://payments.acme.example";
  private static final double TARGET_P50 = 50;
  private static final double TARGET_P99 = 150;

  @CommandLine.Option(
      names = "--identities",
      description = "how many are registered (default: ${DEFAULT-VALUE})")
  int identities = 100_000;

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
    try (Company company =
        Company.start(settings -> {
          Crowd.fill(settings.store(), identities);
          return settings;
        })) {
      Told declared = company.declare();
      if (declared.code() != 0) {
        throw new IOException("the declaration was refused: " + declared.text());
      }
      LiveTokens.of(company, AUDIENCE, exchanges);
      try (SignedIn olga = SignedIn.as("olga", URI.create(company.ilk()))) {
        measure(olga);
      }
    }
    return 0;
  }

  private Map<String, String> pages() {
    int middle = identities / 2 - identities / 2 % 8 + 2;
    String name = "prod-service-%07d".formatted(middle);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("start", "/console");
    pages.put("identities, first page", "/console/identities");
    pages.put("identities, from the middle on", "/console/identities?after=workload:" + name);
    pages.put("identities, of a kind", "/console/identities?kind=agent");
    pages.put("search, many", "/console/identities?q=service");
    pages.put("search, one", "/console/identities?q=" + name.substring(5));
    pages.put("search, none", "/console/identities?q=nobody");
    pages.put("identity", "/console/identities/workload:" + name);
    pages.put("identity, busy", "/console/identities/workload:prod-payments-deployer");
    pages.put("record, last hour", "/console/record");
    pages.put("record, of one", "/console/record?q=workload:prod-payments-deployer");
    pages.put("measures", "/console/measures");
    pages.put("policies", "/console/policies");
    pages.put("trust", "/console/trust");
    pages.put("revocations", "/console/revocations");
    pages.put("approvals", "/console/approvals");
    return pages;
  }

  private void measure(SignedIn olga) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("name", "console").put("identities", identities).put("exchanges", exchanges);
    ObjectNode found = object.putObject("pages");
    for (Map.Entry<String, String> page : pages().entrySet()) {
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
        "(%,d identities, %,d exchanges recorded, sqlite, %d cores shared with whoever asks)%n",
        identities,
        exchanges,
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
