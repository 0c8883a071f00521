package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.demo.Told;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardSettings;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.Judgement;
import dev.ilk.guard.Ruling;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine;

@CommandLine.Command(
    name = "revocation",
    mixinStandardHelpOptions = true,
    description =
        "From the command that revokes a token, given to one of several nodes, to the last refusal"
            + " by any of the guards that trust them.",
    footer = {"", "Sooner done: ilk bench revocation --tokens 2000 --rounds 20"})
final class RevocationBench implements Callable<Integer> {
  private static final String AUDIENCE = "https://payments.acme.example";
  private static final GuardedAction ACTION =
      GuardedAction.of("payments:deploy", "Release", "2026-11-22");

  /** Guards check tokens on the cores that the news needs, so they are not asked all the time. */
  private static final long PAUSE_NANOS = 10_000_000;

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @CommandLine.Option(names = "--nodes", description = "how many (default: ${DEFAULT-VALUE})")
  int nodes = 3;

  @CommandLine.Option(names = "--guards", description = "how many (default: ${DEFAULT-VALUE})")
  int guards = 20;

  @CommandLine.Option(
      names = "--tokens",
      description = "how many are alive meanwhile (default: ${DEFAULT-VALUE})")
  int tokens = 100_000;

  @CommandLine.Option(
      names = "--rounds",
      description = "how many are revoked, one after the other (default: ${DEFAULT-VALUE})")
  int rounds = 100;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  RevocationBench() {}

  @Override
  public Integer call() throws Exception {
    if (rounds > tokens || nodes < 1 || guards < 1 || rounds < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "revoke at least one, and no more tokens than there are");
    }
    Path folder = Files.createTempDirectory("ilk-bench-");
    try (Cluster cluster = Cluster.start(folder, nodes)) {
      List<LiveTokens.Live> alive = LiveTokens.of(cluster.company(), AUDIENCE, tokens);
      List<Guard> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < guards; i++) {
          all.add(guard(cluster.company().ilk()));
        }
        return measure(cluster, all, alive, threads);
      } finally {
        all.forEach(Guard::close);
      }
    } finally {
      remove(folder);
    }
  }

  private int measure(
      Cluster cluster, List<Guard> all, List<LiveTokens.Live> alive, ExecutorService threads)
      throws Exception {
    double[] last = new double[rounds];
    double[] command = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      // The youngest, since the first of many may end before it is their turn.
      LiveTokens.Live token = alive.get(alive.size() - 1 - round);
      for (Guard guard : all) {
        if (!permitted(guard, token.text())) {
          throw new IllegalStateException("a guard refuses a living token");
        }
      }
      long start = System.nanoTime();
      List<Future<Long>> refusals =
          all.stream().map(guard -> threads.submit(() -> refused(guard, token.text()))).toList();
      Told told = cluster.at(round, "revoke", token.id(), "--reason", "measured");
      command[round] = (System.nanoTime() - start) / 1e6;
      if (told.code() != 0) {
        throw new IllegalStateException(told.text());
      }
      last[round] = latest(refusals, start);
    }
    print(command, last);
    return 0;
  }

  private static double latest(List<Future<Long>> refusals, long start)
      throws InterruptedException, ExecutionException {
    long latest = start;
    for (Future<Long> refusal : refusals) {
      latest = Math.max(latest, refusal.get());
    }
    return (latest - start) / 1e6;
  }

  /** When a guard first refuses the token. */
  private static long refused(Guard guard, String token) {
    long begun = System.nanoTime();
    while (permitted(guard, token)) {
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new IllegalStateException("a guard has not heard within a minute");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return System.nanoTime();
  }

  private static boolean permitted(Guard guard, String token) {
    return guard.rule(Optional.of("Bearer " + token), ACTION) instanceof Ruling.Permitted;
  }

  private static Guard guard(String ilk) {
    return Guard.start(
        GuardSettings.of(URI.create(ilk), AUDIENCE, ilk + "/e/prod/workload"),
        InstantSource.system(),
        (caller, action) -> new Judgement(true, "only revocation is measured", List.of()));
  }

  private void print(double[] command, double[] last) {
    Arrays.sort(command);
    Arrays.sort(last);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "revocation: from command to last refusal p50 %.0f ms, p99 %.0f ms, most %.0f ms; the"
            + " command itself p50 %.0f ms, p99 %.0f ms (%d nodes, %d guards, %,d living tokens, %d"
            + " revoked, postgresql, %d cores shared with all of it)%n",
        at(last, 0.50),
        at(last, 0.99),
        last[last.length - 1],
        at(command, 0.50),
        at(command, 0.99),
        nodes,
        guards,
        tokens,
        rounds,
        Runtime.getRuntime().availableProcessors());
    if (json) {
      ObjectNode object = new ObjectMapper().createObjectNode();
      object.put("name", "revocation");
      object.put("p50_ms", at(last, 0.50));
      object.put("p99_ms", at(last, 0.99));
      object.put("command_p50_ms", at(command, 0.50));
      object.put("command_p99_ms", at(command, 0.99));
      object.put("nodes", nodes).put("guards", guards).put("tokens", tokens).put("rounds", rounds);
      out.println(object);
    }
    out.flush();
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
