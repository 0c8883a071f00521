package dev.ilk.store.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.measure.stored.Holdings;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.SQLDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts, credentials and things in review, counted by hand and by both databases. */
class SqlHoldingsTest {
  private static final Instant NOW = TestDatabase.NOW;
  private static final Id.Identity ADA = new Ids(() -> NOW).identity();
  private static final Id.Identity BOB = new Ids(() -> NOW).identity();
  private static final long LATELY = micros(NOW.minus(Duration.ofDays(1)));
  private static final long LONG_AGO = micros(NOW.minus(Duration.ofDays(100)));

  private static final String SOURCE =
      """
      INSERT INTO source (name, connector, settings, secret, creator, made, last_run)
      VALUES (?, 'csv', '', '', '', 0, 1)
      """;

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static void run(Database database, String sql, Object... values) throws Exception {
    database.write("filling", transaction -> transaction.sql().execute(sql, values));
  }

  private static void account(
      Database database, String id, String kind, Id.Identity holder, String enabled, Object used)
      throws Exception {
    run(
        database,
        """
        INSERT INTO found_account
          (id, source, native_id, name, name_key, display, email, email_key, sort, enabled,
           created, last_used, first_seen, last_seen, presence, seen_run, absent_run, kind,
           subtype, confidence, contradicted, evidence, said_by, said_because, said_at, holder,
           facts, digest)
          VALUES (?, 's', ?, 'n', 'n', '', '', '', '', %s, NULL, ?, 0, 0, ?, 1, 0, ?, '', 900, %s, '',
           NULL, NULL, NULL, ?, '', '')
        """
            .formatted(enabled, no(database)),
        id,
        id,
        used,
        id.equals("gone") ? "GONE" : "PRESENT",
        kind,
        holder == null ? null : holder.value());
  }

  private static String no(Database database) {
    return database.dialect() == SQLDialect.SQLITE ? "0" : "false";
  }

  private static String yes(Database database) {
    return database.dialect() == SQLDialect.SQLITE ? "1" : "true";
  }

  private static void credential(Database database, String account, String name, Long expires)
      throws Exception {
    run(
        database,
        """
        INSERT INTO found_credential
          (account, kind, native_id, scopes, created, expires, first_seen)
          VALUES (?, 'token', ?, '', ?, ?, ?)
        """,
        account,
        name,
        LATELY,
        expires,
        LATELY);
  }

  private static void fill(Database database) throws Exception {
    run(database, SOURCE, "s");
    run(database, SOURCE, "t");
    String run =
        """
        INSERT INTO source_run (source, number, state, cursor, fence, held_until, barren, began,
          touched, pages, seen, added, changed, doubled, returned, missing, gone, message)
        VALUES (?, ?, ?, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')
        """;
    run(database, run, "s", 1, "COMPLETE");
    run(database, run, "s", 2, "DOUBTFUL");
    run(database, run, "t", 1, "READING");
    account(database, "own", Kind.HUMAN.name(), ADA, yes(database), LATELY);
    account(database, "script", Kind.WORKLOAD.name(), ADA, yes(database), LONG_AGO);
    account(database, "orphan", Kind.WORKLOAD.name(), null, yes(database), null);
    account(database, "off", Kind.WORKLOAD.name(), null, no(database), LONG_AGO);
    account(database, "gone", Kind.WORKLOAD.name(), null, yes(database), LONG_AGO);
    credential(database, "script", "endless", null);
    credential(database, "script", "short", micros(NOW.plus(Duration.ofDays(30))));
    credential(database, "orphan", "long", micros(NOW.plus(Duration.ofDays(300))));
    credential(database, "off", "endless", null);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void what_can_be_used_counts_and_nothing_else(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      fill(test.database());
      Holdings holdings = new SqlHoldings(test.database());
      assertEquals(
          Set.of(
              new Holdings.Held(Optional.of(ADA), Kind.HUMAN, 1, 0, 0, 0, 0),
              new Holdings.Held(Optional.of(ADA), Kind.WORKLOAD, 1, 1, 2, 1, 1)),
          Set.copyOf(holdings.of(Set.of(ADA, BOB), NOW)));
      assertEquals(
          List.of(new Holdings.Held(Optional.empty(), Kind.WORKLOAD, 1, 0, 1, 1, 1)),
          holdings.orphans(NOW));
      assertEquals(new Holdings.Sources(2, 1), holdings.sources());
      assertEquals(List.of(), holdings.of(Set.of(), NOW));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void what_people_answered_in_reviews_that_matter_is_counted(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      String review =
          "INSERT INTO review VALUES (?, '', '', '', '', '', 0, '', 0, 0, 'LAPSE', ?, NULL, NULL)";
      run(database, review, "open", null);
      run(database, review, "old", LONG_AGO);
      String item =
          "INSERT INTO review_item (review, number, identity, subject, sort, thing, parts,"
              + " reviewer, uses, at_least, part_uses, marks, advice, because, answered_by) VALUES"
              + " (?, ?, ?, '', '', '', '', '', 0, %s, '', '', '', '', ?)".formatted(no(database));
      run(database, item, "open", 1, ADA.value(), "somebody");
      run(database, item, "open", 2, ADA.value(), null);
      run(database, item, "old", 1, ADA.value(), null);
      Holdings holdings = new SqlHoldings(database);
      assertEquals(
          Map.of(ADA, new Holdings.Reviewed(2, 1)), holdings.reviewed(Set.of(ADA, BOB), NOW));
    }
  }
}
