package dev.ilk.outside.nginx;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A running nginx with one virtual server. */
public final class Nginx implements AutoCloseable {
  private final Child child;
  private final int port;

  private Nginx(Child child, int port) {
    this.child = child;
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
      int port = Child.freePort();
      Path file = folder.resolve("nginx.conf");
      Files.writeString(file, configuration(port, server));
      List<String> command =
          List.of(
              program.get().toString(),
              "-p",
              folder.toString(),
              "-e",
              "stderr",
              "-c",
              file.toString());
      return Result.ok(new Nginx(Child.start(command, folder.resolve("nginx.log"), port), port));
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
    child.close();
  }
}
