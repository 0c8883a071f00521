package dev.ilk.bench;

import dev.ilk.demo.Told;
import dev.ilk.outside.process.Child;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A node of Ilk as a process of its own, started the way this one was. */
final class IlkProcess implements AutoCloseable {
  private final Child child;
  private final Path folder;
  private final int port;

  private IlkProcess(Child child, Path folder, int port) {
    this.child = child;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param folder for everything it keeps; of an earlier run, or empty
   * @param port where it shall listen; the same again in the same folder
   * @param store the lines of its configuration that say where it stores
   */
  static IlkProcess start(Path folder, int port, String store) throws IOException {
    Path file = folder.resolve("ilk.yaml");
    Files.writeString(
        file, "listen: 127.0.0.1:%d\nprivate_issuers: true\ndata: .\n%s".formatted(port, store));
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.ilk.server.Main", "--config", file.toString()));
    return new IlkProcess(Child.start(command, folder.resolve("ilk.log"), port), folder, port);
  }

  int port() {
    return port;
  }

  long pid() {
    return child.pid();
  }

  /** Runs a command line against it, at its local socket. */
  Told run(String... arguments) {
    return Told.by(folder, arguments);
  }

  @Override
  public void close() {
    child.close();
  }
}
