package dev.ilk.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
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
 * for the little that is left. The file keeps its length, because cutting it takes longer than
 * that.
 */
final class Checkpointer implements AutoCloseable {
  /** So many pages have to be worth moving: 32 MiB. */
  private static final int SHORT = 8 * 1024;

  /** So many pages may be in the log before the writer has to wait: 256 MiB. */
  private static final int LONG = 64 * 1024;

  /** So few pages the writer can move itself. */
  private static final int FEW = 512;

  private static final int MAX_ROUNDS = 8;
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final Connection connection;
  private final Lane writer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** How many pages are in the log, and how many of them are moved. */
  private record State(int logged, int moved) {
    int left() {
      return logged - moved;
    }
  }

  Checkpointer(DataSource source, Lane writer) throws SQLException {
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
      State state = checkpoint(connection, "NOOP");
      if (state.left() > SHORT) {
        state = checkpoint(connection, "PASSIVE");
      }
      if (state.logged() > LONG) {
        // What was written during one round is what the next one has to move: less and less.
        for (int round = 0; round < MAX_ROUNDS && state.left() > FEW; round++) {
          state = checkpoint(connection, "PASSIVE");
        }
        writer.run(own -> checkpoint(own.jdbc(), "RESTART"));
      }
    } catch (SQLException e) {
      // Nothing is lost: what was not moved is still in the write-ahead log.
      LOG.warn("the write-ahead log could not be moved into the database", e);
    }
  }

  private static State checkpoint(Connection connection, String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      // Before the two stands whether it was kept from going on.
      return row.next() ? new State(row.getInt(2), row.getInt(3)) : new State(0, 0);
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
