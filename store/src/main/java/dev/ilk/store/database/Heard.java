package dev.ilk.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from PostgreSQL (LISTEN, NOTIFY) that a transaction with changes has committed on any node,
 * on a connection of its own that is no part of the pool.
 *
 * <p>Being told is quick and not certain: what is told while the connection is broken is lost. So
 * nobody who waits waits longer than {@link #UNHEARD} while it stands, nor than {@link #POLLED}
 * while it does not; and who waits is let go whenever it is made anew.
 */
final class Heard implements News {
  /** After so long it is worth looking, though nothing was told. */
  static final Duration UNHEARD = Duration.ofMillis(500);

  private static final String CHANNEL = "ilk_change";

  /**
   * In the transaction of the change: told when that commits, and once however often it is said.
   */
  static final String TELL = "NOTIFY " + CHANNEL;

  /** A connection on which nothing came for so long is asked whether it still stands. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Heard.class);

  /** Makes a connection, in auto-commit mode. */
  interface Connecting {
    Connection connect() throws SQLException;
  }

  private final Connecting source;
  private final Duration unheard;
  private final Semaphore told;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean listening;

  Heard(Connecting source) {
    this(source, UNHEARD, new Semaphore(0));
  }

  /** A permit stands for something that may have changed. */
  Heard(Connecting source, Duration unheard, Semaphore told) {
    this.source = source;
    this.unheard = unheard;
    this.told = told;
    this.thread = Thread.ofVirtual().name("store-news").start(this::run);
  }

  @Override
  public void await() throws InterruptedException {
    Duration bound = listening ? unheard : POLLED;
    if (told.tryAcquire(bound.toMillis(), TimeUnit.MILLISECONDS)) {
      // However many were told by now, one look finds all that they changed.
      told.drainPermits();
    }
  }

  /** Whether whoever waits now relies on being told. */
  boolean isListening() {
    return listening;
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      do {
        try (Connection connection = source.connect()) {
          pause = FIRST_PAUSE;
          listen(connection);
        } catch (SQLException e) {
          if (closed.getCount() > 0 && pause.equals(FIRST_PAUSE)) {
            LOG.info("not told of changes for now, so they are looked for: {}", e.getMessage());
          }
        } finally {
          listening = false;
          told.release();
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    }
    // For what was told before.
    told.release();
    listening = true;
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (closed.getCount() > 0) {
      if (postgres.getNotifications((int) SILENCE.toMillis()).length > 0) {
        told.release();
      } else if (!connection.isValid((int) ANSWER.toSeconds())) {
        throw new SQLException("the connection does not answer any more");
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    told.release();
    thread.interrupt();
  }
}
