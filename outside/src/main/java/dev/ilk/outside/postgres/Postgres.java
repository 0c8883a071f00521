package dev.ilk.outside.postgres;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * A private PostgreSQL server on a free port of the loopback address, in a temporary folder, that
 * keeps its promises of durability. It ends with this process at the latest, however that ends.
 *
 * <p>Not safe to share between threads while it is being stopped or started.
 */
public final class Postgres implements AutoCloseable {
  /** The name of the server's one user. */
  public static final String USER = "ilk";

  private static final Duration START = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 25;

  private final Account account;
  private final Binaries binaries;
  private final Path folder;
  private final String password;
  private final int port;
  private Supervisor supervisor;
  private boolean closed;

  private Postgres(Account account, Binaries binaries, Path folder, String password, int port)
      throws IOException {
    this.account = account;
    this.binaries = binaries;
    this.folder = folder;
    this.password = password;
    this.port = port;
    supervisor = launch();
  }

  /**
   * Starts a server with an empty database cluster. Takes about two seconds, at most some minutes.
   *
   * @return a server that accepts connections, or why there can be none on this machine and what
   *     would enable it
   */
  public static Result<Postgres> start() {
    return Account.find().then(account -> start(account, Binaries::find));
  }

  static Result<Postgres> start(Binaries.Source source) {
    return Account.find()
        .then(account -> start(account, (folder, owner) -> Binaries.find(source, folder, owner)));
  }

  /** Finds the server's programs. */
  private interface Finder {
    Result<Binaries> find(Path folder, Account account);
  }

  private static Result<Postgres> start(Account account, Finder finder) {
    try {
      Path folder = Files.createTempDirectory("ilk-postgres-");
      account.own(folder);
      Result<Postgres> started =
          finder.find(folder, account).then(binaries -> start(account, binaries, folder));
      if (started instanceof Result.Failed<Postgres>) {
        Command.run(account.command("rm", "-rf", folder.toString()));
      }
      return started;
    } catch (IOException e) {
      return broken(e);
    }
  }

  private static Result<Postgres> start(Account account, Binaries binaries, Path folder) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      Path file = Files.writeString(folder.resolve("password"), password);
      account.own(file);
      return Command.run(initialise(account, binaries, folder, file))
          .then(_ -> launch(account, binaries, folder, password));
    } catch (IOException e) {
      return broken(e);
    }
  }

  private static List<String> initialise(
      Account account, Binaries binaries, Path folder, Path password) {
    return account.command(
        binaries.initdb().toString(),
        "--pgdata=" + folder.resolve("data"),
        "--username=" + USER,
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--no-locale");
  }

  private static Result<Postgres> launch(
      Account account, Binaries binaries, Path folder, String password) {
    try {
      return Result.ok(new Postgres(account, binaries, folder, password, Child.freePort()));
    } catch (IOException e) {
      return broken(e);
    }
  }

  /**
   * The password of {@link #USER}, made for this server.
   *
   * @return the password
   */
  public String password() {
    return password;
  }

  /**
   * Where a database of this server is found, without user and password.
   *
   * @param database its name
   * @return a JDBC address; stays the same over {@link #stop} and {@link #startAgain}
   */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /**
   * Makes an empty database.
   *
   * @param name lower-case letters, digits and underscores, beginning with a letter
   * @return its address, as {@link #url} says it
   * @throws SQLException if there is one of that name, or the server does not answer
   */
  public String createDatabase(String name) throws SQLException {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("no name for a database: `%s`".formatted(name));
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  /**
   * Stops the server in good order. Connections are cut, what was committed is kept.
   *
   * @throws IOException if it does not stop within 30 seconds
   */
  public void stop() throws IOException {
    supervisor.stop();
  }

  /**
   * Stops the server as a power cut would.
   *
   * @throws IOException if it does not stop within 30 seconds
   */
  public void crash() throws IOException {
    supervisor.crash();
  }

  /**
   * Starts the server again after {@link #stop} or {@link #crash}.
   *
   * @throws IOException if it does not accept connections within a minute
   */
  public void startAgain() throws IOException {
    supervisor = launch();
  }

  /** Stops the server, if it runs, and removes everything it stored. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (supervisor.isAlive()) {
      supervisor.stopForGood();
    } else {
      Command.run(account.command("rm", "-rf", folder.toString()));
    }
  }

  private Supervisor launch() throws IOException {
    Path log = folder.resolve("server.log");
    Supervisor started =
        Supervisor.start(
            account,
            folder,
            log,
            List.of(
                binaries.postgres().toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on"));
    awaitConnections(started, log);
    return started;
  }

  private void awaitConnections(Supervisor started, Path log) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try (Connection _ = connect()) {
        return;
      } catch (SQLException e) {
        if (!started.isAlive() || System.nanoTime() > end) {
          String said = Files.readString(log).strip();
          started.stop();
          throw new IOException("PostgreSQL does not start: " + said, e);
        }
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while PostgreSQL started", e);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url("postgres") + "?connectTimeout=5&socketTimeout=60", USER, password);
  }

  private static Result<Postgres> broken(IOException e) {
    return Result.failed(
        Problem.of(
                Problem.Kind.UNAVAILABLE,
                "postgres_broken",
                "PostgreSQL cannot be run: " + e.getMessage())
            .mend("see that the temporary folder can be entered by every user"));
  }
}
