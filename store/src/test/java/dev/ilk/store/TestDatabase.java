package dev.ilk.store;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Faults;
import dev.ilk.store.database.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * An empty database for one test, and the nodes that work on it. On SQLite all nodes are this one
 * process, so they share an opened database; on PostgreSQL each has its own connections.
 */
public final class TestDatabase implements AutoCloseable {

  /** Which database. */
  public enum Kind {
    SQLITE,
    POSTGRESQL
  }

  /** The present, in every test. */
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

  private static final int MOST_NODES = 5;
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  /** Libraries that tell of every migration and every fault. Kept, or the levels would be lost. */
  private static final List<Logger> QUIET =
      Stream.of("org.flywaydb", "com.zaxxer.hikari", "org.jooq").map(Logger::getLogger).toList();

  static {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  private final StoreSettings settings;
  private final Path folder;
  private final List<Database> open = new ArrayList<>();

  private TestDatabase(StoreSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
  }

  /** Makes an empty database; skips the test, saying how to enable it, if there can be none. */
  public static TestDatabase create(Kind kind) throws Exception {
    Path folder = Files.createTempDirectory("ilk-store-");
    return switch (kind) {
      case SQLITE -> new TestDatabase(new StoreSettings.Sqlite(folder.resolve("ilk.db")), folder);
      case POSTGRESQL -> on(SharedPostgres.orSkip(), SharedPostgres.freshDatabase(), folder);
    };
  }

  /** A database of a server that the test may stop. */
  public static TestDatabase on(Postgres server, String url, Path folder) throws IOException {
    Path password = Files.createFile(folder.resolve("password"));
    Files.setPosixFilePermissions(password, SecretRef.OWNER_ONLY);
    Files.writeString(password, server.password());
    return new TestDatabase(
        new StoreSettings.Postgres(url, Postgres.USER, new SecretRef.File(password)), folder);
  }

  public StoreSettings settings() {
    return settings;
  }

  /** A node's ports. */
  public Stores node() {
    return new Stores(database(), CLOCK);
  }

  /** A node's ports over a database in which faults can be made. */
  public Stores node(Faults faults) {
    return new Stores(database(faults), CLOCK);
  }

  /** A node's database: one not handed out yet, or else the one that was so longest ago. */
  public Database database() {
    int nodes = settings instanceof StoreSettings.Sqlite ? 1 : MOST_NODES;
    if (open.size() < nodes) {
      return database(new Faults());
    }
    Database oldest = open.removeFirst();
    open.addLast(oldest);
    return oldest;
  }

  /** A node's ports over a database whose work is measured. */
  public Stores node(Work work) {
    return new Stores(opened(work.open(settings)), CLOCK);
  }

  public Database database(Faults faults) {
    return opened(faults.open(settings));
  }

  private Database opened(Result<Database> result) {
    switch (result) {
      case Result.Ok<Database>(Database database) -> {
        open.add(database);
        return database;
      }
      case Result.Failed<Database>(List<Problem> problems) ->
          throw new AssertionError(problems.getFirst().sentence());
    }
  }

  /** Ends all nodes, so that others can be opened as after a restart. */
  public void closeNodes() {
    open.forEach(Database::close);
    open.clear();
  }

  @Override
  public void close() {
    closeNodes();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where an SQLite database is. */
  public Optional<Path> file() {
    return settings instanceof StoreSettings.Sqlite(Path file)
        ? Optional.of(file)
        : Optional.empty();
  }
}
