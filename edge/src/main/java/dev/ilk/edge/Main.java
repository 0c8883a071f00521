package dev.ilk.edge;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "ilk edge",
    mixinStandardHelpOptions = true,
    description =
        "Guards a service behind a gateway that asks about each request, such as nginx with"
            + " auth_request, or Envoy with ext_authz.",
    footer = {
      "",
      "Example: ilk edge --config /etc/ilk/edge.yaml (docs/edge.md says what is in it)"
    })
final class Main implements Callable<Integer> {
  private static final int CONFIGURATION = 78;

  @CommandLine.Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "whose service it is, and what its requests do")
  Path config = Path.of("edge.yaml");

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
    return switch (EdgeFile.read(config)) {
      case Result.Failed<EdgeSettings>(List<Problem> problems) -> {
        problems.forEach(problem -> System.err.println("ilk: " + problem.sentence()));
        yield CONFIGURATION;
      }
      case Result.Ok<EdgeSettings>(EdgeSettings settings) -> run(settings);
    };
  }

  private static int run(EdgeSettings settings) throws InterruptedException {
    Edge edge;
    try {
      edge = Edge.start(settings, InstantSource.system());
    } catch (UncheckedIOException e) {
      System.err.println(
          "ilk: the addresses of `listen` and `envoy` cannot be had: " + e.getMessage());
      return CONFIGURATION;
    } catch (IOException e) {
      System.err.println("ilk: the folder of `reports` cannot be used: " + e.getMessage());
      return CONFIGURATION;
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(edge::close));
    String host = settings.listen().host();
    String envoy = edge.envoy().map(address -> ", Envoy at grpc://" + address).orElse("");
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .printf(
            "Ilk guards %s%s; gateways ask at http://%s:%d/auth-request%s; Ctrl-C ends it.%n",
            settings.guard().audience(),
            settings.reports().isPresent() ? " and decides here" : "",
            host,
            edge.port(),
            envoy);
    Thread.currentThread().join();
    return 0;
  }
}
