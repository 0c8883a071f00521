package dev.ilk.server;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.CryptoProvider;
import dev.ilk.server.config.Settings;
import dev.ilk.server.config.SettingsFile;
import dev.ilk.server.node.Node;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "ilk serve",
    mixinStandardHelpOptions = true,
    description =
        "Runs a node of Ilk: without a configuration, on this machine alone, with embedded"
            + " storage.",
    footer = {"", "Example: ilk serve --config /etc/ilk/ilk.yaml"})
final class Main implements Callable<Integer> {
  private static final int CONFIGURATION = 78;

  @CommandLine.Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration; docs/configuration.md says what may stand in it")
  @Nullable Path config;

  @CommandLine.Option(
      names = "--data",
      paramLabel = "DIR",
      description = "without a configuration: where everything is kept (default: ${DEFAULT-VALUE})")
  Path data = Path.of("ilk-data");

  @CommandLine.Option(
      names = "--port",
      description = "without a configuration: the port on the loopback interface (default: 8420)")
  int port = Settings.DEFAULT_PORT;

  Main() {}

  /**
   * Runs a node until the process is ended.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    Logging.toStandardError();
    // Native cryptography loads and tests itself for as long as the store takes to open: beside it.
    Thread.ofPlatform().name("cryptography").daemon().start(CryptoProvider::chosen);
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Result<Settings> settings =
        config == null
            ? Result.ok(Settings.embedded(data.toAbsolutePath()).but().port(port).build())
            : SettingsFile.read(config);
    return switch (settings.then(read -> Node.start(read, InstantSource.system()))) {
      case Result.Failed<Node>(List<Problem> problems) -> {
        problems.forEach(problem -> System.err.println("ilk: " + problem.sentence()));
        yield CONFIGURATION;
      }
      case Result.Ok<Node>(Node node) -> {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(node::close));
        out.printf("Ilk serves %s; Ctrl-C ends it.%n", node.address());
        out.printf("Next: ./ilk apply -f company.yaml, in another terminal; ./ilk help.%n");
        Thread.currentThread().join();
        yield 0;
      }
    };
  }
}
