package dev.ilk.outside.nginx;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running nginx with one virtual server. */
public final class Nginx implements AutoCloseable {
  private static final int START_SECONDS = 30;
  private static final int PAUSE_MILLIS = 50;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder for its files; must be there
   * @param server what stands within the {@code server} block, besides {@code listen}
   * @return running on a free port, or why it does not run, and what to do
   */
  public static Result<Nginx> start(Path folder, String server) {
    Optional<Path> program = find();
    if (program.isEmpty()) {
      return Result.failed(
          Problem.of(Problem.Kind.UNAVAILABLE, "nginx_missing", "there is no nginx here")
              .mend("get it, for example with: apt-get install nginx-light"));
    }
    try {
      int port = freePort();
      Path file = folder.resolve("nginx.conf");
      Files.writeString(file, configuration(port, server));
      Path log = folder.resolve("nginx.log");
      Process process =
          new ProcessBuilder(
                  program.get().toString(),
                  "-p",
                  folder.toString(),
                  "-e",
                  "stderr",
                  "-c",
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (answers(process, port)) {
        return Result.ok(new Nginx(process, port));
      }
      process.destroyForcibly();
      return broken(Files.readString(log).strip());
    } catch (IOException e) {
      return broken(String.valueOf(e.getMessage()));
    }
  }

  private static String configuration(int port, String server) {
    return """
    daemon off;
    master_process off;
    worker_processes 1;
    pid nginx.pid;
    error_log stderr warn;
    events { worker_connections 256; }
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      server {
        listen 127.0.0.1:%d;
    %s
      }
    }
    """
        .formatted(port, server.indent(4));
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean answers(Process process, int port) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return true;
      } catch (IOException e) {
        try {
          Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Result<Nginx> broken(String said) {
    return Result.failed(
        Problem.of(Problem.Kind.UNAVAILABLE, "nginx_broken", "nginx does not start: " + said));
  }

  /**
   * Where it listens.
   *
   * @return without a trailing slash
   */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
