package dev.ilk.bench;

import dev.ilk.cli.TemporaryFolder;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.process.Child;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine;

@CommandLine.Command(
    name = "exchange-peer",
    mixinStandardHelpOptions = true,
    description =
        "Token exchanges over HTTP of Ilk and, in the same run, of Keycloak in production mode on"
            + " PostgreSQL with a realm that signs with ES256. Each is a process of its own;"
            + " the same load goes to one after the other. Ilk verifies an RS256 proof of a foreign"
            + " issuer, decides by policy and records durably; Keycloak exchanges a token of its"
            + " own and keeps no record.")
final class ExchangePeerBench implements Callable<Integer> {
  @CommandLine.Mixin Conditions conditions = new Conditions();

  @CommandLine.Option(
      names = "--rounds",
      description = "how often each is measured, in turns; the median counts (default: 3)")
  int rounds = 3;

  @CommandLine.Option(names = "--alone", description = "measure no peer")
  boolean alone;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ExchangePeerBench() {}

  /** Makes requests afresh, since proofs do not live for as long as all this takes. */
  private interface Requests {
    IntFunction<byte[]> make() throws IOException, InterruptedException;
  }

  /** A server under measurement. */
  private static final class Measured {
    private final String name;
    private final int port;
    private final long pid;
    private final Requests requests;
    private final OptionalLong idle;
    private final List<Load.Result> rounds = new ArrayList<>();
    private Duration cpu = Duration.ZERO;
    private double answered;

    private Measured(String name, int port, long pid, Requests requests) {
      this.name = name;
      this.port = port;
      this.pid = pid;
      this.requests = requests;
      idle = ResidentMemory.of(pid);
    }

    /** The round with the median rate, and the errors of all. */
    private Load.Result result() {
      List<Load.Result> sorted = new ArrayList<>(rounds);
      sorted.sort(Comparator.comparingDouble(Load.Result::perSecond));
      Load.Result median = sorted.get(sorted.size() / 2);
      long errors = sorted.stream().mapToLong(Load.Result::errors).sum();
      return new Load.Result(median.perSecond(), median.p50Millis(), median.p99Millis(), errors);
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    double limit = CryptoLimit.exchange(3);
    try (TemporaryFolder folder = TemporaryFolder.make();
        Place place = Place.of(conditions.store, folder.path());
        Pipelines pipelines = Pipelines.start();
        IlkProcess ilk = IlkProcess.start(folder.path(), Child.freePort(), place.yaml())) {
      pipelines.declareTo(ilk, folder.path());
      Measured ours =
          new Measured("ilk", ilk.port(), ilk.pid(), () -> pipelines.exchanges(ilk.port()));
      if (alone) {
        measure(List.of(ours));
        return told(out, ours, Optional.empty(), limit);
      }
      return switch (KeycloakExchange.start()) {
        case Result.Failed<KeycloakExchange>(List<Problem> problems) -> {
          out.println("not measured: " + problems.getFirst().sentence());
          measure(List.of(ours));
          yield told(out, ours, Optional.empty(), limit);
        }
        case Result.Ok<KeycloakExchange>(KeycloakExchange peer) -> {
          try (peer) {
            Measured theirs = new Measured("keycloak", peer.port(), peer.pid(), peer::exchanges);
            measure(List.of(ours, theirs));
            yield told(out, ours, Optional.of(theirs), limit);
          }
        }
      };
    }
  }

  /** In turns, so that what else the machine does meets both alike. */
  private void measure(List<Measured> servers) throws IOException, InterruptedException {
    for (Measured server : servers) {
      run(server, conditions.warmup);
    }
    for (int round = 0; round < rounds; round++) {
      for (Measured server : servers) {
        Duration before = cpu(server.pid);
        Load.Result result = run(server, conditions.seconds);
        server.cpu = server.cpu.plus(cpu(server.pid).minus(before));
        server.answered += result.perSecond() * conditions.seconds;
        server.rounds.add(result);
      }
    }
  }

  private Load.Result run(Measured server, int seconds) throws IOException, InterruptedException {
    return new Load(server.port, conditions.connections, server.requests.make()).run(seconds);
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private int told(PrintWriter out, Measured ours, Optional<Measured> theirs, double limit) {
    SortedMap<String, Double> ratios = new TreeMap<>();
    Load.Result result = ours.result();
    ratios.put("crypto-limit", result.perSecond() / limit);
    tell(out, ours);
    theirs.ifPresent(peer -> {
      tell(out, peer);
      ratios.put("keycloak", result.perSecond() / peer.result().perSecond());
    });
    new Figures("exchange-peer", result, ratios, conditions.inWords()).print(out, conditions.json);
    long errors = result.errors() + theirs.map(peer -> peer.result().errors()).orElse(0L);
    return errors == 0 ? 0 : 1;
  }

  private static void tell(PrintWriter out, Measured server) {
    Load.Result result = server.result();
    out.printf(
        Locale.ROOT,
        "%-8s %,9.0f per second, p50 %.2f ms, p99 %.2f ms, %d errors; %.2f ms of CPU each; resident"
            + " %s before, %s after%n",
        server.name,
        result.perSecond(),
        result.p50Millis(),
        result.p99Millis(),
        result.errors(),
        server.cpu.toNanos() / 1e6 / server.answered,
        ResidentMemory.inWords(server.idle),
        ResidentMemory.inWords(ResidentMemory.of(server.pid)));
    out.flush();
  }
}
