package dev.ilk.store.log;

import dev.ilk.record.log.Batch;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.Intent;
import dev.ilk.record.log.Ref;
import dev.ilk.record.tlog.TileHash;
import dev.ilk.store.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;

/**
 * Writes one batch into the tables of the log, in a transaction that holds the log's right edge.
 */
final class BatchWriter {
  private final Transaction transaction;
  private final SQLDialect dialect;

  BatchWriter(Transaction transaction) {
    this.transaction = transaction;
    this.dialect = transaction.dialect();
  }

  void write(Batch batch) throws SQLException {
    writeEntries(batch);
    writeRefs(batch);
    writePersonal(batch);
    writeNodes(batch);
    writeIntents(batch);
    writeHead(batch);
  }

  /** Fills one row's parameters. */
  private interface Row {
    void fill(PreparedStatement statement, long place, Entry entry) throws SQLException;
  }

  private void forEach(Batch batch, String sql, Row row) throws SQLException {
    transaction.using(
        sql,
        statement -> {
          long place = batch.first();
          for (Entry entry : batch.entries()) {
            row.fill(statement, place++, entry);
          }
          return statement.executeBatch();
        });
  }

  private void writeEntries(Batch batch) throws SQLException {
    forEach(
        batch,
        "INSERT INTO log_entry (place, event, hash, leaf, detached) VALUES (?, ?, ?, ?, ?)",
        (statement, place, entry) -> {
          statement.setLong(1, place);
          LogRows.setKey(statement, 2, RefKey.of(entry.id()), dialect);
          statement.setBytes(3, entry.hash().toArray());
          statement.setBytes(4, entry.leaf().toArray());
          statement.setBytes(5, entry.detached().map(bytes -> bytes.toArray()).orElse(null));
          statement.addBatch();
        });
  }

  private void writeRefs(Batch batch) throws SQLException {
    forEach(
        batch,
        "INSERT INTO log_ref (key, place) VALUES (?, ?)",
        (statement, place, entry) -> {
          for (Ref ref : entry.refs()) {
            // The event's own id is in its entry's row.
            if (ref.kind() != Ref.Kind.EVENT) {
              LogRows.setKey(statement, 1, RefKey.of(ref), dialect);
              statement.setLong(2, place);
              statement.addBatch();
            }
          }
        });
  }

  private void writePersonal(Batch batch) throws SQLException {
    forEach(
        batch,
        "INSERT INTO log_personal (place, data) VALUES (?, ?)",
        (statement, place, entry) -> {
          if (entry.personal().isPresent()) {
            statement.setLong(1, place);
            statement.setBytes(2, entry.personal().get().toArray());
            statement.addBatch();
          }
        });
  }

  private void writeNodes(Batch batch) throws SQLException {
    transaction.using(
        "INSERT INTO log_node (level, place, hash) VALUES (?, ?, ?)",
        statement -> {
          for (TileHash node : batch.nodes()) {
            statement.setInt(1, node.level());
            statement.setLong(2, node.index());
            statement.setBytes(3, node.hash().toArray());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /** An intent that is closed within its own batch is never written. */
  private void writeIntents(Batch batch) throws SQLException {
    Map<UUID, Opened> opened = new HashMap<>();
    transaction.using(
        "DELETE FROM log_intent WHERE event = ?",
        close -> {
          long place = batch.first();
          for (Entry entry : batch.entries()) {
            switch (entry.intent().orElse(null)) {
              case null -> {}
              case Intent.Opens() -> opened.put(RefKey.of(entry.id()), new Opened(place, entry));
              case Intent.Closes(var intent) -> {
                UUID event = RefKey.of(intent);
                if (opened.remove(event) == null) {
                  LogRows.setKey(close, 1, event, dialect);
                  close.addBatch();
                }
              }
            }
            place++;
          }
          return close.executeBatch();
        });
    writeOpened(opened);
  }

  private record Opened(long place, Entry entry) {}

  private void writeOpened(Map<UUID, Opened> opened) throws SQLException {
    transaction.using(
        "INSERT INTO log_intent (place, event, at) VALUES (?, ?, ?)",
        open -> {
          for (Map.Entry<UUID, Opened> one : opened.entrySet()) {
            open.setLong(1, one.getValue().place());
            LogRows.setKey(open, 2, one.getKey(), dialect);
            open.setLong(3, LogRows.micros(one.getValue().entry().at()));
            open.addBatch();
          }
          return open.executeBatch();
        });
  }

  private void writeHead(Batch batch) throws SQLException {
    transaction.using(
        "UPDATE log_head SET size = ?, peaks = ?",
        statement -> {
          statement.setLong(1, batch.after().size());
          statement.setBytes(2, LogRows.peaks(batch.after()));
          return statement.executeUpdate();
        });
  }
}
