package dev.ilk.store.history;

import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.decide.EventHistory;
import dev.ilk.store.database.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;

/** Histories whose rows a transaction holds. */
final class HeldRows implements EventHistory.Held {
  private final Connection connection;
  private final Map<HistoryKey, Long> last = new HashMap<>();

  private HeldRows(Connection connection) {
    this.connection = connection;
  }

  /** What the database did not do, on its way through work that knows nothing of databases. */
  static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException broken;

    private BrokenException(SQLException broken) {
      super(broken);
      this.broken = broken;
    }

    SQLException broken() {
      return broken;
    }
  }

  /** Holds histories, in the order of their keys. */
  static HeldRows hold(Transaction transaction, SortedSet<HistoryKey> keys) throws SQLException {
    HeldRows held = new HeldRows(transaction.jdbc());
    // An update holds the row even where it changes nothing.
    try (PreparedStatement hold =
        held.connection.prepareStatement(
            "INSERT INTO history (scope, key, last) VALUES (?, ?, 0)"
                + " ON CONFLICT (scope, key) DO UPDATE SET last = history.last RETURNING last")) {
      for (HistoryKey key : keys) {
        hold.setString(1, key.scope());
        hold.setString(2, key.id());
        try (ResultSet row = hold.executeQuery()) {
          row.next();
          held.last.put(key, row.getLong(1));
        }
      }
    }
    return held;
  }

  @Override
  public List<EventHistory.Kept> after(HistoryKey key, long place, Instant since) {
    require(key);
    return kept(
        "SELECT place, at, event FROM history_event"
            + " WHERE scope = ? AND key = ? AND place > ? AND at >= ? ORDER BY place",
        statement -> {
          statement.setString(1, key.scope());
          statement.setString(2, key.id());
          statement.setLong(3, place);
          statement.setLong(4, micros(since));
        });
  }

  @Override
  public List<EventHistory.Kept> of(HistoryKey key, String request) {
    require(key);
    return kept(
        "SELECT place, at, event FROM history_event"
            + " WHERE request = ? AND scope = ? AND key = ? ORDER BY place",
        statement -> {
          statement.setString(1, request);
          statement.setString(2, key.scope());
          statement.setString(3, key.id());
        });
  }

  @Override
  public long append(HistoryKey key, String request, Instant at, String event) {
    long place = require(key) + 1;
    run(
        "INSERT INTO history_event (scope, key, place, request, at, event)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, key.scope());
          statement.setString(2, key.id());
          statement.setLong(3, place);
          statement.setString(4, request);
          statement.setLong(5, micros(at));
          statement.setString(6, event);
        });
    run(
        "UPDATE history SET last = ? WHERE scope = ? AND key = ?",
        statement -> {
          statement.setLong(1, place);
          statement.setString(2, key.scope());
          statement.setString(3, key.id());
        });
    last.put(key, place);
    return place;
  }

  private long require(HistoryKey key) {
    return Objects.requireNonNull(last.get(key), "a history that is not held");
  }

  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private List<EventHistory.Kept> kept(String sql, Filling filling) {
    List<EventHistory.Kept> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new EventHistory.Kept(rows.getLong(1), instant(rows.getLong(2)), rows.getString(3)));
        }
      }
    } catch (SQLException e) {
      throw new BrokenException(e);
    }
    return found;
  }

  private void run(String sql, Filling filling) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new BrokenException(e);
    }
  }

  private static long micros(Instant instant) {
    return Math.multiplyExact(instant.toEpochMilli(), 1000L);
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochMilli(micros / 1000);
  }
}
