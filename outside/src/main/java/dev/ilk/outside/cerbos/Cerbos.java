package dev.ilk.outside.cerbos;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running Cerbos with a folder of policies, its decision log on and written to a file. */
public final class Cerbos implements AutoCloseable {
  private static final String PACKAGE = "@cerbos/cerbos-linux-x64@0.55.0";
  private static final String PROGRAM = "package/cerbos-linux-x64";
  private static final int FETCH_MINUTES = 5;

  private final Child child;
  private final int port;

  private Cerbos(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /**
   * Starts it. Its program is fetched from the npm registry once and kept.
   *
   * @param kept where the program is kept
   * @param folder for its files; must be there
   * @param policies the text of each policy, by the name of its file
   * @return running on a free port, or why it does not run, and what to do
   */
  public static Result<Cerbos> start(Path kept, Path folder, Map<String, String> policies) {
    try {
      Optional<Path> program = fetch(kept);
      if (program.isEmpty()) {
        return Result.failed(
            Problem.of(Problem.Kind.UNAVAILABLE, "cerbos_missing", "Cerbos cannot be fetched")
                .mend("install npm, and see that `npm pack %s` works".formatted(PACKAGE)));
      }
      Path texts = Files.createDirectories(folder.resolve("policies"));
      for (Map.Entry<String, String> policy : policies.entrySet()) {
        Files.writeString(texts.resolve(policy.getKey()), policy.getValue());
      }
      int port = Child.freePort();
      Path file =
          Files.writeString(
              folder.resolve("cerbos.yaml"), configuration(folder, port, Child.freePort()));
      List<String> command =
          List.of(program.get().toString(), "server", "--log-level=error", "--config=" + file);
      return Result.ok(new Cerbos(Child.start(command, folder.resolve("cerbos.log"), port), port));
    } catch (IOException e) {
      return Result.failed(
          Problem.of(Problem.Kind.UNAVAILABLE, "cerbos_broken", "Cerbos does not start: " + e));
    }
  }

  private static Optional<Path> fetch(Path kept) throws IOException {
    Path program = kept.resolve(PROGRAM);
    if (!Files.isExecutable(program)) {
      Files.createDirectories(kept);
      if (!runs(kept, "npm", "pack", "--silent", PACKAGE)) {
        return Optional.empty();
      }
      try (Stream<Path> files = Files.list(kept)) {
        for (Path archive : files.filter(f -> f.toString().endsWith(".tgz")).toList()) {
          runs(kept, "tar", "xzf", archive.toString());
          Files.delete(archive);
        }
      }
      if (!program.toFile().setExecutable(true)) {
        return Optional.empty();
      }
    }
    return Optional.of(program);
  }

  private static boolean runs(Path folder, String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String configuration(Path folder, int port, int grpc) {
    return """
    server:
      httpListenAddr: "127.0.0.1:%d"
      grpcListenAddr: "127.0.0.1:%d"
      logRequestPayloads: false
    storage:
      driver: disk
      disk: {directory: "%s", watchForChanges: false}
    audit:
      enabled: true
      accessLogsEnabled: false
      decisionLogsEnabled: true
      backend: file
      file: {path: "%s"}
    telemetry: {disabled: true}
    """
        .formatted(port, grpc, folder.resolve("policies"), folder.resolve("decisions.log"));
  }

  /**
   * Where it takes questions over HTTP.
   *
   * @return on the loopback interface
   */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    child.close();
  }
}
