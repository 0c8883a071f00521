package dev.ilk.store.database;

import java.sql.SQLException;

/**
 * Where connections come from, and when: within a bounded time or not at all.
 *
 * <p>What the work throws is thrown on as it is.
 */
sealed interface Connections extends AutoCloseable permits PooledConnections, LanedConnections {
  /** What is done with a connection; it is in auto-commit mode. */
  @FunctionalInterface
  interface Work<T> {
    T with(Link link) throws SQLException;
  }

  /** Reads. Other work goes on beside it. */
  <T> T reading(Work<T> work) throws SQLException;

  /** Writes. What other work goes on beside it is for the database to say. */
  <T> T writing(Work<T> work) throws SQLException;

  @Override
  void close();
}
