package dev.ilk.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what SQLite's write-ahead log holds into the database file, beside the writer instead of in
 * the middle of its commits, where it would make every so-many-th commit slow.
 *
 * <p>The log starts again from its beginning when all of it is moved and a commit finds no reader
 * in it. A writer without a pause would never let it; so past {@link #LONG} the writer itself waits
 * for the little that is left.
 */
final class Checkpointer implements AutoCloseable {
  /** Below this there is nothing to gain, in bytes. */
  static final long SHORT = 4L << 20;

  /** Above this the writer has to wait, in bytes. */
  static final long LONG = 256L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final Path log;
  private final Connection connection;
  private final Lane writer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  Checkpointer(Path database, DataSource source, Lane writer) throws SQLException {
    this.log = database.resolveSibling(database.getFileName() + "-wal");
    this.connection = source.getConnection();
    this.writer = writer;
    this.thread = Thread.ofPlatform().daemon().name("sqlite-checkpoints").start(this::run);
  }

  private void run() {
    try {
      while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        checkpoint();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkpoint() {
    try {
      long size = Files.exists(log) ? Files.size(log) : 0;
      if (size > SHORT) {
        checkpoint(connection, "PASSIVE");
      }
      if (size > LONG) {
        writer.run(own -> checkpoint(own, "TRUNCATE"));
      }
    } catch (SQLException | IOException e) {
      // Nothing is lost: what was not moved is still in the write-ahead log.
      LOG.warn("the write-ahead log {} could not be moved into the database", log, e);
    }
  }

  private static boolean checkpoint(Connection connection, String mode) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("PRAGMA wal_checkpoint(" + mode + ")");
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(30));
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("the connection for checkpoints could not be closed", e);
    }
  }
}
