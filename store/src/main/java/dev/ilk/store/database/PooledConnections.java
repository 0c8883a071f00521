package dev.ilk.store.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections of a pool, for a database that lets many write at once. */
final class PooledConnections implements Connections {
  private final HikariDataSource pool;

  PooledConnections(HikariDataSource pool) {
    this.pool = pool;
  }

  @Override
  public <T> T reading(Work<T> work) throws SQLException {
    return writing(work);
  }

  @Override
  public <T> T writing(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return work.with(Link.passing(connection));
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
