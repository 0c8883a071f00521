package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.demo.Company;
import dev.ilk.demo.MachineAgent;
import dev.ilk.demo.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

@CommandLine.Command(
    name = "svid-streams",
    mixinStandardHelpOptions = true,
    description =
        "Streams of the Workload API that one agent holds over its Unix socket, each told of a new"
            + " X.509-SVID every minute. The node, the agent and those who hold the streams are a"
            + " process each.")
final class StreamsBench implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @CommandLine.Option(names = "--streams", description = "how many (default: ${DEFAULT-VALUE})")
  int streams = 10_000;

  @CommandLine.Option(
      names = "--seconds",
      description = "how long they are held (default: ${DEFAULT-VALUE})")
  int seconds = 180;

  @CommandLine.Option(
      names = "--life",
      description = "of an SVID, which is replaced after half of it (default: ${DEFAULT-VALUE})")
  String life = "2m";

  @CommandLine.Option(
      names = "--heap",
      description = "what the agent's heap may grow to (default: ${DEFAULT-VALUE})")
  String heap = "512m";

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  StreamsBench() {}

  @Override
  public Integer call() throws Exception {
    if (streams < 1
        || seconds < 1
        || !life.matches("[1-9][0-9]{0,3}[smh]")
        || !heap.matches("[1-9][0-9]{0,4}[mg]")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "hold at least one stream for a second; `--life` is such as `2m`");
    }
    ScheduledExecutorService platform = Executors.newSingleThreadScheduledExecutor();
    try (Company company = Company.start(settings -> settings)) {
      Path folder = company.folder();
      MachineAgent machine = new MachineAgent(company, folder);
      declare(company, machine);
      machine.vouch();
      ScheduledFuture<?> _ =
          platform.scheduleAtFixedRate(() -> vouchAgain(machine), 1, 1, TimeUnit.MINUTES);
      Process agent = start(machine, folder);
      try {
        return measure(agent, folder);
      } finally {
        agent.destroyForcibly().waitFor();
      }
    } finally {
      platform.shutdownNow();
    }
  }

  /** Its platform puts a token there anew before the last one ends. */
  private static void vouchAgain(MachineAgent machine) {
    try {
      machine.vouch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int measure(Process agent, Path folder) throws Exception {
    OptionalLong before = ResidentMemory.of(agent.pid());
    Process load =
        new ProcessBuilder(
                java(
                    "512m",
                    "dev.ilk.bench.StreamLoad",
                    folder.resolve("agent.sock").toString(),
                    Integer.toString(streams),
                    Integer.toString(seconds)))
            .redirectError(folder.resolve("load.log").toFile())
            .start();
    try (BufferedReader lines = load.inputReader()) {
      String held = lines.readLine();
      if (!"held".equals(held)) {
        throw new IOException(held + " " + Files.readString(folder.resolve("load.log")));
      }
      Duration used = used(agent);
      ObjectNode told = (ObjectNode) JSON.readTree(lines.readLine());
      double cores = used(agent).minus(used).toMillis() / (seconds * 1000.0);
      print(told, before, ResidentMemory.of(agent.pid()), cores);
      return told.path("held").asInt() == streams ? 0 : 1;
    } finally {
      load.destroyForcibly().waitFor();
    }
  }

  private static Duration used(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void print(ObjectNode told, OptionalLong before, OptionalLong after, double cores) {
    long node = ResidentMemory.of(ProcessHandle.current().pid()).orElse(0);
    double each = (after.orElse(0) - before.orElse(0)) * 1000.0 / streams;
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "svid-streams: %,d of %,d streams held for %d s; %d rotations, %,d deliveries (%,.0f a"
                + " minute), behind the first stream p50 %.0f ms, p99 %.0f ms, most %.0f ms; the"
                + " agent %s, %s before the streams (%.1f kB a stream), %.2f of a core; the node,"
                + " with the company around it, %d MB (%d cores shared by all)%n",
            told.path("held").asInt(),
            streams,
            seconds,
            told.path("rotations").asInt(),
            told.path("delivered").asInt(),
            told.path("delivered").asInt() * 60.0 / seconds,
            told.path("p50_ms").asDouble(),
            told.path("p99_ms").asDouble(),
            told.path("most_ms").asDouble(),
            ResidentMemory.inWords(after),
            ResidentMemory.inWords(before),
            each,
            cores,
            node,
            Runtime.getRuntime().availableProcessors());
    if (json) {
      told.put("name", "svid-streams").put("streams", streams).put("seconds", seconds);
      told.put("agent_mb", after.orElse(0)).put("agent_before_mb", before.orElse(0));
      told.put("stream_kb", each).put("agent_cores", cores).put("node_mb", node);
      spec.commandLine().getOut().println(told);
    }
    spec.commandLine().getOut().flush();
  }

  private Process start(MachineAgent machine, Path folder) throws IOException {
    Path log = folder.resolve("agent.log");
    Process agent =
        new ProcessBuilder(
                java(heap, "dev.ilk.agent.Main", "--config", machine.configuration().toString()))
            .redirectError(log.toFile())
            .start();
    // It says one line, once it serves.
    String said = agent.inputReader().readLine();
    if (said == null) {
      throw new IOException(Files.readString(log));
    }
    return agent;
  }

  /** A program as `ilk` starts it on two cores. */
  private static List<String> java(String heap, String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-XX:NewSize=16m",
                "-Xmx" + heap,
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseParallelGC",
                "-XX:TrimNativeHeapInterval=5000",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    return command;
  }

  private void declare(Company company, MachineAgent agent) throws IOException {
    told(company.declare());
    told(
        agent.declare(
            List.of(new MachineAgent.Seen("prod-payments-front", "speak for payments", "")),
            """
            @id("seen-processes-get-svids")
            @reason("measured")
            @lifetime("%s")
            permit (principal is Workload, action == Action::"IssueX509Svid", resource)
            when { context.proof.method == "process-attestation" };
            """
                .formatted(life)));
  }

  private static void told(Told told) throws IOException {
    if (told.code() != 0) {
      throw new IOException(told.text());
    }
  }
}
