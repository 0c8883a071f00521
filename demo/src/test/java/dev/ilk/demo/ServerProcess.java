package dev.ilk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ilk serve} in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it serves. */
  static ServerProcess start(Path config) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // These processes live for seconds.
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ilk.server.Main",
                "--config",
                config.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectError(config.resolveSibling("serve.log").toFile())
            .start();
    // Its output is read up to the line that it serves; it prints two.
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("Ilk serves")) {
        return new ServerProcess(process);
      }
    }
    throw new IOException("the server ended: see " + config.resolveSibling("serve.log"));
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
