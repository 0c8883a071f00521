package dev.ilk.store.log;

import dev.ilk.kernel.Bytes;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.SQLDialect;

/** How values of the log stand in columns. */
final class LogRows {
  private LogRows() {}

  static void setKey(PreparedStatement statement, int index, UUID key, SQLDialect dialect)
      throws SQLException {
    if (dialect == SQLDialect.POSTGRES) {
      statement.setObject(index, key);
    } else {
      statement.setBytes(index, RefKey.bytes(key));
    }
  }

  /** Microseconds since 1970, which is as exact as any clock of a node. */
  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static byte[] peaks(Frontier frontier) {
    ByteArrayOutputStream peaks = new ByteArrayOutputStream();
    frontier.peaks().forEach(peak -> peaks.writeBytes(peak.toArray()));
    return peaks.toByteArray();
  }

  /** From columns {@code size, peaks}. */
  static Frontier frontier(ResultSet row) throws SQLException {
    byte[] peaks = row.getBytes(2);
    List<Hash> hashes = new ArrayList<>();
    for (int offset = 0; offset < peaks.length; offset += Hash.SIZE) {
      hashes.add(Hash.at(peaks, offset));
    }
    return new Frontier(row.getLong(1), hashes);
  }

  /** From columns {@code place, leaf, hash, detached, data}. */
  static StoredEntry entry(ResultSet row) throws SQLException {
    return new StoredEntry(
        row.getLong(1),
        Bytes.of(row.getBytes(2)),
        Hash.of(row.getBytes(3)),
        Optional.ofNullable(row.getBytes(4)).map(Bytes::of),
        Optional.ofNullable(row.getBytes(5)).map(Bytes::of));
  }
}
