package dev.ilk.store.migration;

import static dev.ilk.store.migration.SecretTables.ACCOUNT;
import static dev.ilk.store.migration.SecretTables.ID;
import static dev.ilk.store.migration.SecretTables.POSITION;
import static dev.ilk.store.migration.SecretTables.SECRET;
import static dev.ilk.store.migration.SecretTables.SIGHT;
import static dev.ilk.store.migration.SecretTables.SIGHT_AT;

import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.migration.SecretStore.Holding;
import dev.ilk.migration.SecretStore.Ranked;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;

/** Writes what accounts hold, by the batch: this has to be quick. */
final class HoldingWriter {
  /** Where what is confirmed to be gone stands in the order: behind everything that is left. */
  static final long GONE = 1;

  /** A point outweighs any reach. */
  private static final long STEP = 1_000_000;

  private static final String KEEP =
      """
      INSERT INTO static_secret
        (source, connector, account, name, kind, native_id, shape, subject, team, environment,
         position, breadth, lifetime, exposure, in_use, because, created, last_used, expires,
         last_seen, sight, sight_at, id, first_seen, state, since)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET source = excluded.source, connector = excluded.connector,
        account = excluded.account, name = excluded.name, kind = excluded.kind,
        native_id = excluded.native_id, shape = excluded.shape, subject = excluded.subject,
        team = excluded.team, environment = excluded.environment, position = excluded.position,
        breadth = excluded.breadth, lifetime = excluded.lifetime, exposure = excluded.exposure,
        in_use = excluded.in_use, because = excluded.because, created = excluded.created,
        last_used = excluded.last_used, expires = excluded.expires,
        last_seen = excluded.last_seen, sight = excluded.sight, sight_at = excluded.sight_at
      """;

  private final Transaction transaction;
  private final Instant now;

  HoldingWriter(Transaction transaction, Instant now) {
    this.transaction = transaction;
    this.now = now;
  }

  void write(List<Holding> holdings) throws SQLException {
    absent(holdings);
    transaction.using(
        KEEP,
        statement -> {
          boolean any = false;
          for (Holding holding : holdings) {
            for (Ranked one : holding.ranked()) {
              set(statement, holding, one);
              statement.addBatch();
              any = true;
            }
          }
          return any ? statement.executeBatch() : new int[0];
        });
  }

  private void set(PreparedStatement statement, Holding holding, Ranked one) throws SQLException {
    Sight sight = sight(holding.presence());
    StaticSecret.Place place = one.place();
    statement.setString(1, place.source());
    statement.setString(2, place.connector());
    statement.setString(3, place.account().map(Id.Account::value).orElse(null));
    statement.setString(4, place.name());
    statement.setString(5, place.kind());
    statement.setString(6, place.nativeId());
    statement.setString(7, one.shape());
    statement.setString(8, one.keeper().subject());
    statement.setString(9, one.keeper().team());
    statement.setString(10, one.keeper().environment());
    long position = -(one.score().total() * STEP + one.reach());
    statement.setLong(11, sight == Sight.GONE ? GONE : position);
    statement.setLong(12, one.score().breadth());
    statement.setLong(13, one.score().lifetime());
    statement.setLong(14, one.score().exposure());
    statement.setLong(15, one.score().use());
    statement.setString(16, Columns.join(one.score().because()));
    set(statement, 17, one.times().created());
    set(statement, 18, one.times().lastUsed());
    set(statement, 19, one.times().expires());
    statement.setLong(20, micros(one.times().lastSeen()));
    statement.setString(21, sight.name());
    statement.setLong(22, micros(holding.seen()));
    statement.setString(23, one.id().value());
    statement.setLong(24, micros(one.times().firstSeen()));
    statement.setString(25, SecretState.RANKED.name());
    statement.setLong(26, micros(now));
  }

  private static Sight sight(Presence presence) {
    return switch (presence) {
      case PRESENT -> Sight.HELD;
      case MISSING -> Sight.UNREAD;
      case GONE -> Sight.GONE;
    };
  }

  /**
   * What accounts hold no more: absent at the first reading without it, gone at the next. Looking
   * twice at the same reading confirms nothing.
   */
  private void absent(List<Holding> holdings) {
    Map<String, Holding> accounts = new HashMap<>();
    Set<String> held = new HashSet<>();
    for (Holding holding : holdings) {
      accounts.put(holding.account().value(), holding);
      holding.ranked().forEach(one -> held.add(one.id().value()));
    }
    List<Record> known =
        transaction
            .sql()
            .select(ID, ACCOUNT, SIGHT, SIGHT_AT)
            .from(SECRET)
            .where(ACCOUNT.in(accounts.keySet()), SIGHT.ne(Sight.GONE.name()))
            .fetch()
            .map(row -> row);
    for (Record row : known) {
      Holding holding = accounts.get(row.get(ACCOUNT));
      if (holding != null && !held.contains(row.get(ID))) {
        absent(row, holding);
      }
    }
  }

  private void absent(Record row, Holding holding) {
    boolean confirmed =
        holding.presence() == Presence.GONE
            || (holding.presence() == Presence.PRESENT
                && row.get(SIGHT).equals(Sight.ABSENT.name())
                && holding.seen().isAfter(row.get(SIGHT_AT)));
    boolean first =
        holding.presence() == Presence.PRESENT && !row.get(SIGHT).equals(Sight.ABSENT.name());
    if (confirmed) {
      transaction
          .sql()
          .update(SECRET)
          .set(SIGHT, Sight.GONE.name())
          .set(SIGHT_AT, holding.seen())
          .set(POSITION, GONE)
          .where(ID.eq(row.get(ID)))
          .execute();
    } else if (first) {
      transaction
          .sql()
          .update(SECRET)
          .set(SIGHT, Sight.ABSENT.name())
          .set(SIGHT_AT, holding.seen())
          .where(ID.eq(row.get(ID)))
          .execute();
    }
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
