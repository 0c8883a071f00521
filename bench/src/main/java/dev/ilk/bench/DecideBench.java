package dev.ilk.bench;

import dev.ilk.demo.Company;
import dev.ilk.guard.OwnToken;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description =
        "AuthZEN evaluations over HTTP for an enforcement point that shows its token, each decision"
            + " durable in the record before the answer.")
final class DecideBench implements Callable<Integer> {
  @CommandLine.Mixin Conditions conditions = new Conditions();

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  DecideBench() {}

  @Override
  public Integer call() throws Exception {
    double limit = CryptoLimit.decision(3);
    try (Conditions.Running running = conditions.start()) {
      Company company = running.company();
      OwnToken own = company.enforcementPoint();
      String token = own.current();
      byte[][] requests = {
        request(token, "payments:deploy", "Release", "2026-11-22"),
        request(token, "payments:refund", "Payment", "42")
      };
      Load load = new Load(company.port(), conditions.connections, i -> requests[i % 2]);
      load.run(conditions.warmup);
      Load.Result result = load.run(conditions.seconds);
      Map<String, Double> ratios = Map.of("crypto-limit", result.perSecond() / limit);
      new Figures("decide", result, new TreeMap<>(ratios), conditions.inWords())
          .print(spec.commandLine().getOut(), conditions.json);
      return result.errors() == 0 ? 0 : 1;
    }
  }

  private static byte[] request(String token, String verb, String type, String id) {
    String body =
        """
        {"subject":{"type":"workload","id":"prod-payments-deployer"},"action":{"name":"%s"},\
        "resource":{"type":"%s","id":"%s"}}\
        """
            .formatted(verb, type, id);
    return Connection.post(
        "/access/v1/evaluation", "application/json", body, "Authorization: Bearer " + token);
  }
}
