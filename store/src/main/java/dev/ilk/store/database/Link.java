package dev.ilk.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A connection with the statements that were prepared on it. SQLite compiles a statement each time
 * it is prepared, which for small writes costs as much as the write; PostgreSQL's driver keeps
 * prepared statements by itself. For one thread at a time.
 */
final class Link {
  /** More different statements than anything quick has. */
  private static final int MOST_KEPT = 64;

  private final Connection jdbc;
  private final int most;
  private final SequencedMap<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

  private Link(Connection jdbc, int most) {
    this.jdbc = jdbc;
    this.most = most;
  }

  /** For a connection that stays open. */
  static Link keeping(Connection jdbc) {
    return new Link(jdbc, MOST_KEPT);
  }

  /** For a connection whose driver keeps statements. */
  static Link passing(Connection jdbc) {
    return new Link(jdbc, 0);
  }

  Connection jdbc() {
    return jdbc;
  }

  <T> T using(String sql, View.Use<T> use) throws SQLException {
    // Taken out while in use: what failed half-way, or is used within itself, is never used again.
    PreparedStatement statement = kept.remove(sql);
    if (statement == null) {
      statement = jdbc.prepareStatement(sql);
    }
    boolean done = false;
    try {
      T result = use.with(statement);
      done = true;
      return result;
    } finally {
      if (done && most > 0) {
        keep(sql, statement);
      } else {
        statement.close();
      }
    }
  }

  private void keep(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    PreparedStatement replaced = kept.put(sql, statement);
    if (replaced != null) {
      replaced.close();
    }
    if (kept.size() > most) {
      kept.pollFirstEntry().getValue().close();
    }
  }
}
