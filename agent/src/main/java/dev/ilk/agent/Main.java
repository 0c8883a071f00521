package dev.ilk.agent;

import dev.ilk.guard.IlkRefused;
import dev.ilk.guard.IlkUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "ilk agent",
    mixinStandardHelpOptions = true,
    description = "Serves the SPIFFE Workload API to the processes of this machine.",
    footer = {
      "",
      "Example: ilk agent --config /etc/ilk/agent.yaml (docs/spiffe.md says what is in it)"
    })
final class Main implements Callable<Integer> {
  private static final int CONFIGURATION = 78;
  private static final int CANNOT_SERVE = 69;
  private static final int NOT_PERMITTED = 77;

  @CommandLine.Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "where Ilk is, and where to serve")
  Path config = Path.of("agent.yaml");

  Main() {}

  /**
   * Runs until the process is ended.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    return switch (AgentFile.read(config)) {
      case Result.Failed<AgentSettings>(List<Problem> problems) -> {
        problems.forEach(problem -> System.err.println("ilk: " + problem.sentence()));
        yield CONFIGURATION;
      }
      case Result.Ok<AgentSettings>(AgentSettings settings) -> serve(settings);
    };
  }

  private static int serve(AgentSettings settings) throws InterruptedException {
    try {
      Agent agent = Agent.start(settings, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(agent::close));
    } catch (IOException e) {
      System.err.printf("ilk: cannot serve at `%s`: %s%n", settings.socket(), e.getMessage());
      return CANNOT_SERVE;
    } catch (IlkRefused e) {
      System.err.printf("ilk: the agent may not join: %s%n", e.getMessage());
      return NOT_PERMITTED;
    } catch (IlkUnavailable e) {
      System.err.printf("ilk: the agent cannot join now: %s%n", e.getMessage());
      return CANNOT_SERVE;
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .printf(
            "Ilk serves the Workload API of `%s` at unix:%s; Ctrl-C ends it.%n",
            settings.environment(), settings.socket());
    Thread.currentThread().join();
    return 0;
  }
}
