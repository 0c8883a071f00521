package dev.ilk.bench;

import dev.ilk.demo.Company;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;

@CommandLine.Command(
    name = "exchange",
    mixinStandardHelpOptions = true,
    description =
        "Full token exchanges over HTTP: an RS256 proof in, decided by policy, an ES256 token out,"
            + " its event durable before the answer.")
final class ExchangeBench implements Callable<Integer> {
  private static final int PROOFS = 500;

  @CommandLine.Mixin Conditions conditions = new Conditions();

  @CommandLine.Option(
      names = "--bound",
      description = "bind each token to a key (DPoP): a proof in, and one more row that is durable")
  boolean bound;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ExchangeBench() {}

  @Override
  public Integer call() throws Exception {
    double limit = CryptoLimit.exchange(3);
    try (Conditions.Running running = conditions.start()) {
      Company company = running.company();
      String[] forms =
          IntStream.range(0, PROOFS).mapToObj(i -> form(company)).toArray(String[]::new);
      Load load = new Load(company.port(), conditions.connections, requests(company, forms));
      load.run(conditions.warmup);
      Load.Result result = load.run(conditions.seconds);
      Map<String, Double> ratios = Map.of("crypto-limit", result.perSecond() / limit);
      String name = bound ? "exchange-bound" : "exchange";
      new Figures(name, result, new TreeMap<>(ratios), conditions.inWords())
          .print(spec.commandLine().getOut(), conditions.json);
      return result.errors() == 0 ? 0 : 1;
    }
  }

  private IntFunction<byte[]> requests(Company company, String[] forms)
      throws IOException, InterruptedException {
    if (bound) {
      return BoundRequests.of(company, forms)::at;
    }
    byte[][] whole =
        Stream.of(forms)
            .map(form ->
                Connection.post(
                    "/e/prod/workload/token", "application/x-www-form-urlencoded", form))
            .toArray(byte[][]::new);
    return i -> whole[i % whole.length];
  }

  private static String form(Company company) {
    return "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
        + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
        + "&audience="
        + URLEncoder.encode("https://payments.acme.example", StandardCharsets.UTF_8)
        + "&subject_token="
        + company.jobToken(Company.MAIN, company.ilk());
  }
}
