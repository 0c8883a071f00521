package dev.ilk.bench;

import dev.ilk.demo.Company;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ExchangeBench() {}

  @Override
  public Integer call() throws Exception {
    double limit = CryptoLimit.exchange(3);
    try (Conditions.Running running = conditions.start()) {
      Company company = running.company();
      byte[][] requests =
          IntStream.range(0, PROOFS).mapToObj(i -> request(company)).toArray(byte[][]::new);
      Load load = new Load(company.port(), conditions.connections, i -> requests[i % PROOFS]);
      load.run(conditions.warmup);
      Load.Result result = load.run(conditions.seconds);
      Map<String, Double> ratios = Map.of("crypto-limit", result.perSecond() / limit);
      new Figures("exchange", result, new TreeMap<>(ratios), conditions.inWords())
          .print(spec.commandLine().getOut(), conditions.json);
      return result.errors() == 0 ? 0 : 1;
    }
  }

  private static byte[] request(Company company) {
    String form =
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
            + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
            + "&audience="
            + URLEncoder.encode("https://payments.acme.example", StandardCharsets.UTF_8)
            + "&subject_token="
            + company.jobToken(Company.MAIN, company.ilk());
    return Connection.post("/e/prod/workload/token", "application/x-www-form-urlencoded", form);
  }
}
