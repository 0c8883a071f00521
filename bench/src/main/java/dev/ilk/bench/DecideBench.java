package dev.ilk.bench;

import dev.ilk.cli.TemporaryFolder;
import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.cerbos.Cerbos;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description =
        "AuthZEN evaluations over HTTP for an enforcement point that shows its token, each decision"
            + " durable in the record before the answer; beside Cerbos with the same policies in"
            + " its own language and its decision log on. The figures are those of the first number"
            + " of policies.")
final class DecideBench implements Callable<Integer> {
  @CommandLine.Mixin Conditions conditions = new Conditions();

  @CommandLine.Option(
      names = "--policies",
      split = ",",
      paramLabel = "N",
      description = "how many policies there are, one run for each (default: ${DEFAULT-VALUE})")
  List<Integer> policies = List.of(800, 8000);

  @CommandLine.Option(names = "--alone", description = "measure no peer")
  boolean alone;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  DecideBench() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    SortedMap<String, Double> ratios = new TreeMap<>();
    double limit = CryptoLimit.decision(3);
    Load.Result first = null;
    long errors = 0;
    for (int number : policies) {
      ServedWorld world = new ServedWorld(number);
      Load.Result ours = ilk(world);
      tell(out, "ilk", number, ours);
      errors += ours.errors();
      OptionalDouble theirs = alone ? OptionalDouble.empty() : cerbos(out, world);
      theirs.ifPresent(rate -> ratios.put("cerbos at " + number, ours.perSecond() / rate));
      if (first == null) {
        first = ours;
        ratios.put("crypto-limit", ours.perSecond() / limit);
      }
    }
    if (first != null) {
      new Figures(
              "decide",
              new Load.Result(first.perSecond(), first.p50Millis(), first.p99Millis(), errors),
              ratios,
              conditions.inWords())
          .print(out, conditions.json);
    }
    return errors == 0 ? 0 : 1;
  }

  private Load.Result ilk(ServedWorld world) throws Exception {
    try (Conditions.Running running = conditions.start()) {
      Company company = running.company();
      List<String> apply = new ArrayList<>(List.of("apply"));
      for (String text : world.cedar()) {
        Path file = company.folder().resolve("world" + apply.size() + ".cedar");
        apply.addAll(List.of("-f", Files.writeString(file, text).toString()));
      }
      Told applied = company.ilk(apply.toArray(String[]::new));
      if (applied.code() != 0) {
        throw new IOException("the policies were refused: " + applied.text());
      }
      String token = company.enforcementPoint().current();
      return measured(new Load(company.port(), conditions.connections, world.toIlk(token)));
    }
  }

  /** The peer's rate; empty if it cannot be had here. */
  private OptionalDouble cerbos(PrintWriter out, ServedWorld world) throws Exception {
    Path kept = Path.of(System.getProperty("user.home"), ".cache", "ilk", "cerbos");
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      return switch (Cerbos.start(kept, folder.path(), world.cerbos())) {
        case Result.Failed<Cerbos>(List<Problem> problems) -> {
          out.println("not measured: " + problems.getFirst().sentence());
          yield OptionalDouble.empty();
        }
        case Result.Ok<Cerbos>(Cerbos cerbos) -> {
          try (cerbos) {
            Load.Result theirs =
                measured(new Load(cerbos.port(), conditions.connections, world.toCerbos()));
            tell(out, "cerbos", world.policies(), theirs);
            yield OptionalDouble.of(theirs.perSecond());
          }
        }
      };
    }
  }

  private Load.Result measured(Load load) throws InterruptedException {
    load.run(conditions.warmup);
    return load.run(conditions.seconds);
  }

  private static void tell(PrintWriter out, String server, int policies, Load.Result result) {
    out.printf(
        "%-6s %,6d policies: %,9.0f per second, p50 %.2f ms, p99 %.2f ms, %d errors%n",
        server,
        policies,
        result.perSecond(),
        result.p50Millis(),
        result.p99Millis(),
        result.errors());
    out.flush();
  }
}
