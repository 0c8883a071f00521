package dev.ilk.outside.keycloak;

import dev.ilk.outside.process.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running Keycloak with one realm of its caller's. */
public final class Keycloak implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int STOP_SECONDS = 30;
  private static final int LOG_TAIL = 30;

  // $1 is the folder, $2 the log, the rest the server's command. The shell waits until its input
  // ends: when we close it, or when this process is gone, however it went. It must not ignore TERM,
  // or its children could not be stopped by it.
  private static final String SCRIPT =
      """
      trap '' INT HUP
      folder=$1; log=$2; shift 2
      "$@" </dev/null >>"$log" 2>&1 &
      server=$!
      echo $server
      cat >/dev/null
      kill -TERM $server 2>/dev/null
      wait $server
      rm -rf "$folder"
      """;

  private final Process shell;
  private final URI issuer;
  private final long pid;

  private Keycloak(Process shell, URI issuer) throws IOException {
    this.shell = shell;
    this.issuer = issuer;
    pid = pid(shell);
  }

  /**
   * Starts a server in development mode and waits until it serves the realm.
   *
   * @param distribution where to unpack it from
   * @param realm what to import
   * @return the running server
   * @throws IOException if it did not come up within four minutes; with the end of its log
   */
  public static Keycloak start(Distribution distribution, Realm realm) throws IOException {
    return start(distribution, realm, new Mode.Development());
  }

  /**
   * Starts a server and waits until it serves the realm.
   *
   * @param distribution where to unpack it from
   * @param realm what to import
   * @param mode how to run it
   * @return the running server
   * @throws IOException if it did not come up within four minutes; with the end of its log
   */
  public static Keycloak start(Distribution distribution, ImportedRealm realm, Mode mode)
      throws IOException {
    Path folder = Files.createTempDirectory("ilk-keycloak-");
    Path home = distribution.unpack(folder);
    Path imports = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(imports.resolve(realm.name() + "-realm.json"), realm.json());
    Path log = folder.resolve("keycloak.log");
    int port = Child.freePort();
    Process shell = shell(folder, log, home, port, mode);
    URI issuer = URI.create("http://127.0.0.1:" + port + "/realms/" + realm.name());
    Keycloak keycloak = new Keycloak(shell, issuer);
    try {
      keycloak.await(log);
      return keycloak;
    } catch (IOException | RuntimeException e) {
      keycloak.close();
      throw e;
    }
  }

  /**
   * The realm's identifier.
   *
   * @return an address on the loopback interface
   */
  public URI issuer() {
    return issuer;
  }

  /**
   * The port it listens on.
   *
   * @return on the loopback interface
   */
  public int port() {
    return issuer.getPort();
  }

  /**
   * The server's process.
   *
   * @return its id
   */
  public long pid() {
    return pid;
  }

  private static Process shell(Path folder, Path log, Path home, int port, Mode mode)
      throws IOException {
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", folder.toString(), log.toString()));
    words.addAll(List.of("sh", home.resolve("bin/kc.sh").toString()));
    words.addAll(mode.words(port));
    words.addAll(
        List.of("--http-host=127.0.0.1", "--http-port=" + port, "--cache=local", "--import-realm"));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(mode.environment());
    return builder.start();
  }

  private static long pid(Process shell) throws IOException {
    BufferedReader said = shell.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (line == null || !line.matches("[0-9]{1,9}")) {
      throw new IOException("the server's shell said `%s`".formatted(line));
    }
    return Long.parseLong(line);
  }

  private void await(Path log) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!serves(client)) {
        boolean alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        if (!alive || Instant.now().isAfter(deadline)) {
          throw new IOException(
              (alive ? "Keycloak is not ready in time:\n" : "Keycloak ended:\n") + tail(log));
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Keycloak started", e);
    }
  }

  /** Ready means that the realm's own metadata can be read. */
  private boolean serves(HttpClient client) throws InterruptedException {
    URI metadata = URI.create(issuer + "/.well-known/openid-configuration");
    HttpRequest request = HttpRequest.newBuilder(metadata).timeout(Duration.ofSeconds(10)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
  }

  /** Stops the server and removes its folder; does nothing the second time. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (IOException e) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }
}
