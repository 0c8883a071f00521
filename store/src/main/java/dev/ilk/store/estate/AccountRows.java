package dev.ilk.store.estate;

import static dev.ilk.store.estate.EstateTables.CREDENTIAL;
import static dev.ilk.store.estate.EstateTables.HELD_BY;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.Trait;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Evidence;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Run;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;

/** Rows of accounts and of what they hold, written by the batch: this has to be quick. */
final class AccountRows {
  private static final String INSERT =
      """
      INSERT INTO found_account (native_id, name, name_key, display, email, email_key, sort, enabled,
        created, last_used, last_seen, presence, seen_run, kind, subtype, confidence, contradicted,
        evidence, facts, digest, principal_key, id, source, first_seen, absent_run)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
      """;

  /** What a person said of it stays: no reading changes the class of such an account. */
  private static final String UPDATE =
      """
      UPDATE found_account SET native_id = ?, name = ?, name_key = ?, display = ?, email = ?,
        email_key = ?, sort = ?, enabled = ?, created = ?, last_used = ?, last_seen = ?,
        presence = ?, seen_run = ?,
        kind = CASE WHEN said_at IS NULL THEN ? ELSE kind END,
        subtype = CASE WHEN said_at IS NULL THEN ? ELSE subtype END,
        confidence = CASE WHEN said_at IS NULL THEN ? ELSE confidence END,
        contradicted = ?,
        evidence = CASE WHEN said_at IS NULL THEN ? ELSE evidence END,
        facts = ?, digest = ?, principal_key = ?
      WHERE id = ?
      """;

  private static final String HOLD =
      """
      INSERT INTO found_credential
        (account, kind, native_id, scopes, created, last_used, expires, first_seen, shown_as)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final int MOST_HELD = 1_000;
  private static final int MOST_EVIDENCE = 8;
  private static final int MOST_FACTS = 40;
  private static final int LONGEST_KEY = 200;

  private final Transaction transaction;
  private final Run run;
  private final Instant now;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String id, Sighting sighting, String digest) {}

  AccountRows(Transaction transaction, Run run, Instant now) {
    this.transaction = transaction;
    this.run = run;
    this.now = now;
  }

  void add(String id, Sighting sighting, String digest) {
    rows.add(new Row(id, sighting, digest));
  }

  /** What is wrong with these accounts. */
  List<Looked> looked() {
    return rows.stream()
        .map(row ->
            new Looked(
                new Id.Account(row.id()), row.sighting().account(), row.sighting().findings()))
        .toList();
  }

  int size() {
    return rows.size();
  }

  void insert() throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    transaction.using(
        INSERT,
        statement -> {
          for (Row row : rows) {
            set(statement, row);
            statement.setString(23, run.source());
            statement.setLong(24, micros(now));
            statement.addBatch();
          }
          return statement.executeBatch();
        });
    hold(Map.of());
  }

  void update() throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    transaction.using(
        UPDATE,
        statement -> {
          for (Row row : rows) {
            set(statement, row);
            statement.addBatch();
          }
          return statement.executeBatch();
        });
    Map<String, Instant> since = new HashMap<>();
    for (List<String> some : SightingWriter.chunks(rows.stream().map(Row::id).toList())) {
      transaction
          .sql()
          .select(EstateTables.OF_CREDENTIAL)
          .from(CREDENTIAL)
          .where(HELD_BY.in(some))
          .forEach(row -> since.put(key(row), row.get(EstateTables.FIRST_SEEN)));
      transaction.sql().deleteFrom(CREDENTIAL).where(HELD_BY.in(some)).execute();
    }
    hold(since);
  }

  private void set(PreparedStatement statement, Row row) throws SQLException {
    Account account = row.sighting().account();
    Classified said = row.sighting().classified();
    statement.setString(1, account.id());
    statement.setString(2, account.name());
    statement.setString(3, key(account.name()));
    statement.setString(4, account.display());
    statement.setString(5, account.email());
    statement.setString(6, key(account.email()));
    statement.setString(7, account.type());
    statement.setBoolean(8, account.enabled());
    set(statement, 9, account.created());
    set(statement, 10, account.lastUsed());
    statement.setLong(11, micros(now));
    statement.setString(12, Presence.PRESENT.name());
    statement.setLong(13, run.number());
    statement.setString(14, said.kind().name());
    statement.setString(15, said.subtype());
    statement.setLong(16, Math.round(said.confidence() * 1000));
    statement.setBoolean(17, said.contradicted());
    statement.setString(18, evidence(said));
    statement.setString(19, facts(account));
    statement.setString(20, row.digest());
    statement.setString(21, key(Trait.principal(account.traits())));
    statement.setString(22, row.id());
  }

  private void hold(Map<String, Instant> since) throws SQLException {
    transaction.using(
        HOLD,
        statement -> {
          boolean any = false;
          for (Row row : rows) {
            Set<String> twice = new HashSet<>();
            for (HeldCredential held : row.sighting().account().credentials()) {
              String key = row.id() + '\n' + held.kind() + '\n' + held.id();
              if (twice.size() < MOST_HELD && twice.add(key)) {
                set(statement, row.id(), held, since.getOrDefault(key, now));
                statement.addBatch();
                any = true;
              }
            }
          }
          return any ? statement.executeBatch() : new int[0];
        });
  }

  private static void set(
      PreparedStatement statement, String account, HeldCredential held, Instant since)
      throws SQLException {
    statement.setString(1, account);
    statement.setString(2, held.kind());
    statement.setString(3, held.id());
    statement.setString(4, Columns.join(held.scopes()));
    set(statement, 5, held.created());
    set(statement, 6, held.lastUsed());
    set(statement, 7, held.expires());
    statement.setLong(8, micros(since));
    statement.setString(9, held.shownAs());
  }

  private static String key(Record row) {
    return row.get(HELD_BY)
        + '\n'
        + row.get(EstateTables.KIND)
        + '\n'
        + row.get(EstateTables.NATIVE);
  }

  /** What is searched by: in lower case, and no longer than an index takes. */
  static String key(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST_KEY ? lower.substring(0, LONGEST_KEY) : lower;
  }

  private static String evidence(Classified said) {
    return Columns.join(
        said.evidence().stream().map(Evidence::because).limit(MOST_EVIDENCE).toList());
  }

  private static String facts(Account account) {
    Map<String, String> facts = new HashMap<>();
    account.traits().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_FACTS)
        .forEach(one -> facts.put(one.getKey(), one.getValue()));
    return EstateTables.facts(facts);
  }

  private static void set(PreparedStatement statement, int at, Optional<Instant> when)
      throws SQLException {
    if (when.isPresent()) {
      statement.setLong(at, micros(when.get()));
    } else {
      statement.setNull(at, Types.BIGINT);
    }
  }

  private static long micros(Instant when) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, when);
  }
}
