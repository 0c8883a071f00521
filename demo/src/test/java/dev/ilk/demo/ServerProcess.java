package dev.ilk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A long-running command of Ilk in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("([a-z]+)://[0-9.]+:[0-9]+");

  private static final int MOST_STARTS = 3;

  private final Process process;
  private final String said;

  private ServerProcess(Process process, String said) {
    this.process = process;
    this.said = said;
  }

  /**
   * {@code ilk serve}, serving. Where it ends because its store does not answer in time, as on a
   * machine that is busy with other tests, it is started again, as whoever supervises it would.
   */
  static ServerProcess start(Path config) throws IOException {
    for (int i = 1; ; i++) {
      try {
        return start("dev.ilk.server.Main", config, "Ilk serves");
      } catch (IOException e) {
        boolean busy = e.getMessage().matches("(?s).*(does not answer|the store failed).*");
        if (!busy || i == MOST_STARTS) {
          throw e;
        }
      }
    }
  }

  /** {@code ilk edge}, guarding. */
  static ServerProcess edge(Path config) throws IOException {
    return start("dev.ilk.edge.Main", config, "Ilk guards");
  }

  /** {@code ilk agent}, serving the Workload API. */
  static ServerProcess agent(Path config, String... options) throws IOException {
    return start("dev.ilk.agent.Main", config, "Ilk serves the Workload API", options);
  }

  private static ServerProcess start(String main, Path config, String ready, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // These processes live for seconds.
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), main, "--config", config.toString()));
    Path log = config.resolveSibling("serve.log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    // Its output is read up to that line; what follows fits into the pipe.
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ready)) {
        return new ServerProcess(process, line);
      }
    }
    throw new IOException("the server ended: " + Files.readString(log).strip());
  }

  /** The line with which it said that it is ready. */
  String said() {
    return said;
  }

  /** Where it listens, as it said. */
  String address() {
    return address("http");
  }

  /** Where it listens for a protocol, as it said. */
  String address(String scheme) {
    Matcher found = ADDRESS.matcher(said);
    while (found.find()) {
      if (found.group(1).equals(scheme)) {
        return found.group();
      }
    }
    throw new AssertionError("it named no address of " + scheme + ": " + said);
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does: nothing of it runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
