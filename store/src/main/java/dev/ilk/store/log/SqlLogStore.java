package dev.ilk.store.log;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.log.Batch;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.database.View;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.SQLDialect;

/**
 * The log in a database. Whoever appends holds the row of the right edge until the commit, and on
 * SQLite the only writing connection: so nodes take turns, and the edge that a later transaction
 * reads under the lock is the final word on every earlier append.
 */
public final class SqlLogStore implements LogStore {
  private static final String HEAD = "SELECT size, peaks FROM log_head";

  private final Database database;
  private final boolean postgres;

  /**
   * The log of a database.
   *
   * @param database where it is
   */
  public SqlLogStore(Database database) {
    this.database = database;
    this.postgres = database.dialect() == SQLDialect.POSTGRES;
  }

  @Override
  public Frontier head() {
    // A writing transaction on SQLite too: it waits for its turn behind an append under way.
    return write("reading the log's head", view -> head(view, postgres ? " FOR SHARE" : ""));
  }

  @Override
  public Frontier append(Function<Frontier, Batch> make) {
    return write(
        "appending to the log",
        transaction -> {
          Batch batch = make.apply(head(transaction, postgres ? " FOR UPDATE" : ""));
          new BatchWriter(transaction).write(batch);
          return batch.after();
        });
  }

  @Override
  public List<StoredEntry> entries(long from, int limit) {
    return read(
        "reading entries of the log",
        view ->
            query(
                view,
                "SELECT e.place, e.leaf, e.hash, e.detached, p.data FROM log_entry e"
                    + " LEFT JOIN log_personal p ON p.place = e.place"
                    + " WHERE e.place >= ? AND e.place < ? ORDER BY e.place",
                statement -> setRange(statement, 1, from, bounded(limit)),
                LogRows::entry));
  }

  @Override
  public List<Hash> read(int level, long from, int count) {
    List<Hash> hashes =
        read(
            "reading hashes of the log",
            view ->
                level == 0
                    ? query(
                        view,
                        "SELECT hash FROM log_entry WHERE place >= ? AND place < ? ORDER BY place",
                        statement -> setRange(statement, 1, from, bounded(count)),
                        row -> Hash.of(row.getBytes(1)))
                    : query(
                        view,
                        "SELECT hash FROM log_node WHERE level = ? AND place >= ? AND place < ?"
                            + " ORDER BY place",
                        statement -> {
                          statement.setInt(1, level);
                          setRange(statement, 2, from, bounded(count));
                        },
                        row -> Hash.of(row.getBytes(1))));
    if (hashes.size() != count) {
      throw new LogStoreException(
          "the log has only %d of %d hashes at level %d from %d"
              .formatted(hashes.size(), count, level, from));
    }
    return hashes;
  }

  @Override
  public List<Long> find(Ref ref, long before, int limit) {
    String sql =
        ref.kind() == Ref.Kind.EVENT
            ? "SELECT place FROM log_entry WHERE event = ? AND place < ? LIMIT ?"
            : "SELECT place FROM log_ref WHERE key = ? AND place < ? ORDER BY place DESC LIMIT ?";
    List<Long> latestFirst =
        read(
            "finding entries of the log",
            view ->
                query(
                    view,
                    sql,
                    statement -> {
                      LogRows.setKey(statement, 1, RefKey.of(ref), view.dialect());
                      statement.setLong(2, before);
                      statement.setInt(3, bounded(limit));
                    },
                    row -> row.getLong(1)));
    return latestFirst.reversed();
  }

  @Override
  public List<Long> open(Instant before, int limit) {
    return read(
        "finding open intents of the log",
        view ->
            query(
                view,
                "SELECT place FROM log_intent WHERE at < ? ORDER BY place LIMIT ?",
                statement -> {
                  statement.setLong(1, LogRows.micros(before));
                  statement.setInt(2, bounded(limit));
                },
                row -> row.getLong(1)));
  }

  @Override
  public void erase(List<Long> indices) {
    if (indices.size() > MAX_READ) {
      throw new IllegalArgumentException("at most %d entries at once".formatted(MAX_READ));
    }
    String what = "erasing personal data";
    write(
        what,
        transaction -> {
          try (PreparedStatement statement =
              transaction.jdbc().prepareStatement("DELETE FROM log_personal WHERE place = ?")) {
            for (long index : indices) {
              statement.setLong(1, index);
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
    try {
      // PostgreSQL keeps deleted rows until it cleans their pages; SQLite has overwritten them, but
      // not yet in the database file.
      database.command(what, postgres ? "VACUUM log_personal" : "PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  private static Frontier head(View view, String lock) throws SQLException {
    return view.using(
        HEAD + lock,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
              throw new SQLException("the log's head is gone");
            }
            return LogRows.frontier(row);
          }
        });
  }

  private static int bounded(int limit) {
    if (limit < 1 || limit > MAX_READ) {
      throw new IllegalArgumentException("one read returns 1 to %d".formatted(MAX_READ));
    }
    return limit;
  }

  private static void setRange(PreparedStatement statement, int index, long from, int count)
      throws SQLException {
    statement.setLong(index, from);
    statement.setLong(index + 1, from > Long.MAX_VALUE - count ? Long.MAX_VALUE : from + count);
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Reader<T> {
    T from(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(View view, String sql, Parameters parameters, Reader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = view.jdbc().prepareStatement(sql)) {
      parameters.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> read = new ArrayList<>();
        while (rows.next()) {
          read.add(reader.from(rows));
        }
        return List.copyOf(read);
      }
    }
  }

  private <T> T read(String what, Database.Work<View, T> work) {
    try {
      return database.read(what, work);
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  private <T> T write(String what, Database.Work<Transaction, T> work) {
    try {
      return database.write(what, work);
    } catch (StoreUnavailable e) {
      throw unavailable(e);
    }
  }

  private static LogStoreException unavailable(StoreUnavailable e) {
    return new LogStoreException(String.valueOf(e.getMessage()), e);
  }
}
