package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cli.TemporaryFolder;
import dev.ilk.outside.process.Child;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

@CommandLine.Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "How long a node takes from the start of its process to the first token, and how much"
            + " memory it holds when it then has nothing to do; beside how long a Java machine"
            + " takes to start and end.")
final class StartBench implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 60;

  @CommandLine.Option(
      names = "--starts",
      description = "how often, the median counts (default: ${DEFAULT-VALUE})")
  int starts = 5;

  @CommandLine.Option(
      names = "--idle",
      description = "seconds to do nothing before its memory is read (default: ${DEFAULT-VALUE})")
  int idle = 10;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  StartBench() {}

  @Override
  public Integer call() throws Exception {
    if (starts < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "start at least once");
    }
    double[] first = new double[starts];
    double[] empty = new double[starts];
    OptionalLong memory = OptionalLong.empty();
    try (TemporaryFolder folder = TemporaryFolder.make();
        Pipelines pipelines = Pipelines.start()) {
      int port = Child.freePort();
      try (IlkProcess ilk = IlkProcess.start(folder.path(), port, "")) {
        pipelines.declareTo(ilk, folder.path());
      }
      for (int i = 0; i < starts; i++) {
        empty[i] = emptyMachine();
        byte[] request = pipelines.exchanges(port).apply(0);
        long begun = System.nanoTime();
        try (IlkProcess ilk = IlkProcess.start(folder.path(), port, "")) {
          awaitToken(port, request);
          first[i] = millisSince(begun);
          TimeUnit.SECONDS.sleep(idle);
          memory = ResidentMemory.of(ilk.pid());
        }
      }
    }
    print(median(first), median(empty), memory);
    return 0;
  }

  private static double emptyMachine() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    String java = ProcessHandle.current().info().command().orElse("java");
    new ProcessBuilder(java, "-version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return millisSince(begun);
  }

  private static void awaitToken(int port, byte[] request) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answered(port, request)) {
      if (System.nanoTime() > end) {
        throw new IOException("there was no token within a minute");
      }
    }
  }

  private static boolean answered(int port, byte[] request) {
    try (Connection connection = new Connection(port)) {
      return connection.exchange(request) == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private void print(double first, double empty, OptionalLong memory) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "start: first token after %,.0f ms, %.1f × an empty Java machine; idle %s (%d starts,"
            + " sqlite, %d cores)%n",
        first,
        first / empty,
        ResidentMemory.inWords(memory),
        starts,
        Runtime.getRuntime().availableProcessors());
    if (json) {
      ObjectNode object = new ObjectMapper().createObjectNode();
      object.put("name", "start").put("first_token_ms", Math.round(first));
      object.putObject("ratios").put("java", Math.round(first / empty * 10) / 10.0);
      memory.ifPresent(megabytes -> object.put("idle_mb", megabytes));
      out.println(object);
    }
    out.flush();
  }
}
