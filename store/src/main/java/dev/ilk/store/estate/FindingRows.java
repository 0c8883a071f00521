package dev.ilk.store.estate;

import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Reach;
import dev.ilk.discover.finding.Severity;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Rows of findings, written with the accounts that they are about. */
final class FindingRows {
  static final Table<Record> FINDING = Columns.table("finding");
  static final Field<String> SUBJECT = Columns.text("subject");
  static final Field<String> CODE = Columns.text("code");
  static final Field<String> ABOUT = Columns.text("about");
  static final Field<Long> POSITION = Columns.number("position");
  private static final Field<String> OWNER = Columns.text("owner");

  /** Severity outweighs any reach. */
  static final long STEP = 1_000_000;

  private static final String KEEP =
      """
      INSERT INTO finding
        (subject, code, about, position, owasp, evidence, mend, owner, found, due)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (subject, code, about) DO UPDATE SET position = excluded.position,
        owasp = excluded.owasp, evidence = excluded.evidence, mend = excluded.mend,
        owner = excluded.owner
      """;

  private static final String FORGET =
      "DELETE FROM finding WHERE subject = ? AND code = ? AND about = ?";

  private FindingRows() {}

  private record Key(String account, String code, String about) {}

  /** What of a finding may differ from before. */
  private record Before(long position, String owner) {}

  /** A finding as it will be written. */
  private record Row(Key key, long position, Finding finding, String owner) {}

  /** Keeps what is wrong with accounts that have no findings yet. */
  static void insert(Transaction transaction, List<Looked> seen, Instant now) throws SQLException {
    List<Looked> looked = OwnedRows.owned(transaction, LeakedRows.added(transaction, seen, now));
    AssumedReach assumed = AssumedReach.of(transaction.sql(), looked);
    write(transaction, looked.stream().flatMap(one -> rows(one, assumed)).toList(), now);
  }

  /** Keeps what is wrong with accounts, writing no more than differs from before. */
  static void replace(Transaction transaction, List<Looked> seen, Instant now) throws SQLException {
    List<Looked> looked = OwnedRows.owned(transaction, LeakedRows.added(transaction, seen, now));
    Map<Key, Before> before = new HashMap<>();
    List<String> ids = looked.stream().map(one -> one.id().value()).toList();
    for (List<String> some : SightingWriter.chunks(ids)) {
      transaction
          .sql()
          .select(SUBJECT, CODE, ABOUT, POSITION, OWNER)
          .from(FINDING)
          .where(SUBJECT.in(some))
          .forEach(row ->
              before.put(
                  new Key(row.get(SUBJECT), row.get(CODE), row.get(ABOUT)),
                  new Before(row.get(POSITION), row.get(OWNER))));
    }
    AssumedReach assumed = AssumedReach.of(transaction.sql(), looked);
    List<Row> different = new ArrayList<>();
    Set<Key> kept = new HashSet<>();
    looked.stream()
        .flatMap(one -> rows(one, assumed))
        .forEach(row -> {
          kept.add(row.key());
          if (!new Before(row.position(), row.owner()).equals(before.get(row.key()))) {
            different.add(row);
          }
        });
    write(transaction, different, now);
    forget(transaction, before.keySet().stream().filter(key -> !kept.contains(key)).toList());
  }

  private static Stream<Row> rows(Looked looked, AssumedReach assumed) {
    String owner =
        Stream.of("owner", "manager", "contact")
            .map(trait -> looked.account().text(trait))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    AssumedReach.Further further = assumed.from(looked);
    long reach = Reach.of(looked.account()) + further.reach();
    return looked.findings().stream()
        .map(one ->
            new Row(
                new Key(looked.id().value(), one.code(), one.about()),
                position(one.severity(), reach),
                further.told(one),
                owner));
  }

  private static void write(Transaction transaction, List<Row> rows, Instant now)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    transaction.using(
        KEEP,
        statement -> {
          for (Row row : rows) {
            statement.setString(1, row.key().account());
            statement.setString(2, row.key().code());
            statement.setString(3, row.key().about());
            statement.setLong(4, row.position());
            statement.setString(5, row.finding().owasp());
            statement.setString(6, row.finding().evidence());
            statement.setString(7, row.finding().mend());
            statement.setString(8, row.owner());
            statement.setLong(9, ChronoUnit.MICROS.between(Instant.EPOCH, now));
            Instant due = now.plus(time(row.finding().severity()));
            statement.setLong(10, ChronoUnit.MICROS.between(Instant.EPOCH, due));
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /** Where findings of a severity and a reach stand in the order. */
  static long position(Severity severity, long reach) {
    return -(weight(severity) * STEP + Math.min(reach, STEP - 1));
  }

  private static long weight(Severity severity) {
    return switch (severity) {
      case LOW -> 0;
      case MEDIUM -> 1;
      case HIGH -> 2;
      case CRITICAL -> 3;
    };
  }

  /** The severity that a position stands for. */
  static Severity severity(long position) {
    long weight = -position / STEP;
    return weight == 0
        ? Severity.LOW
        : weight == 1 ? Severity.MEDIUM : weight == 2 ? Severity.HIGH : Severity.CRITICAL;
  }

  /** So long there is to mend it. */
  static Duration time(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Duration.ofDays(1);
      case HIGH -> Duration.ofDays(7);
      case MEDIUM -> Duration.ofDays(30);
      case LOW -> Duration.ofDays(90);
    };
  }

  /** Forgets what is wrong with accounts that are gone. */
  static void forget(DSLContext sql, List<String> accounts) {
    for (List<String> some : SightingWriter.chunks(accounts)) {
      sql.deleteFrom(FINDING).where(SUBJECT.in(some)).execute();
    }
  }

  private static void forget(Transaction transaction, List<Key> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    transaction.using(
        FORGET,
        statement -> {
          for (Key key : keys) {
            statement.setString(1, key.account());
            statement.setString(2, key.code());
            statement.setString(3, key.about());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }
}
