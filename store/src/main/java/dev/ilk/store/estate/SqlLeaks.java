package dev.ilk.store.estate;

import static dev.ilk.store.estate.LeakTables.FINGERPRINT;
import static dev.ilk.store.estate.LeakTables.KNOWN_AS;
import static dev.ilk.store.estate.LeakTables.LEAK;
import static dev.ilk.store.estate.LeakTables.SCAN;
import static dev.ilk.store.estate.LeakTables.SHOWN_AS;
import static dev.ilk.store.estate.LeakTables.SOURCE;
import static dev.ilk.store.estate.LeakTables.WORD;

import dev.ilk.estate.stored.LeakStore;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.Presence;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Leaked secrets in a database. */
public final class SqlLeaks implements LeakStore {
  private static final int SALT_BYTES = 32;
  private static final int MOST_HOLDERS = 1_000;
  private static final Field<String> SALT = Columns.text("salt");
  private static final Field<Long> ONE = Columns.number("one");

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  /**
   * The leaks of a database.
   *
   * @param database where they are
   */
  public SqlLeaks(Database database) {
    this.database = database;
  }

  @Override
  public Beginning begin(String source, String by, boolean any, Instant now)
      throws StoreUnavailable {
    return database.write(
        "beginning a scan", transaction -> begin(transaction.sql(), source, by, any, now));
  }

  private Beginning begin(DSLContext sql, String source, String by, boolean any, Instant now) {
    boolean known = sql.fetchExists(DSL.selectOne().from(SOURCE).where(LeakTables.NAME.eq(source)));
    if (!known && sql.fetchCount(SOURCE) >= MOST_SOURCES) {
      return new Beginning.Full();
    }
    sql.insertInto(SOURCE)
        .set(LeakTables.NAME, source)
        .set(LeakTables.CREATOR, by)
        .set(SCAN, 0L)
        .set(LeakTables.BEGUN, now)
        .onConflict(LeakTables.NAME)
        .doNothing()
        .execute();
    return sql.update(SOURCE)
        .set(SCAN, SCAN.plus(1))
        .set(LeakTables.BEGUN, now)
        .where(LeakTables.NAME.eq(source), whose(by, any))
        .returningResult(SCAN)
        .fetchOptional()
        .<Beginning>map(row -> new Beginning.Begun(row.value1(), salt(sql)))
        .orElseGet(Beginning.Others::new);
  }

  private static Condition whose(String by, boolean any) {
    return any ? DSL.noCondition() : LeakTables.CREATOR.eq(by);
  }

  /** The first that is written stays: all nodes and scans go by the same. */
  private String salt(DSLContext sql) {
    byte[] fresh = new byte[SALT_BYTES];
    random.nextBytes(fresh);
    sql.insertInto(LeakTables.SALT)
        .set(ONE, 1L)
        .set(SALT, HexFormat.of().formatHex(fresh))
        .onConflict(ONE)
        .doNothing()
        .execute();
    return sql.select(SALT).from(LeakTables.SALT).fetchSingle().value1();
  }

  @Override
  public Keeping keep(LeakReport report, String by, boolean any, Instant now)
      throws StoreUnavailable {
    return database.write(
        "keeping what leaked",
        transaction -> LeakRows.keep(transaction.sql(), report, whose(by, any), now));
  }

  @Override
  public Set<Id.Account> holders(Collection<String> names) throws StoreUnavailable {
    bounded(names);
    Table<?> held = EstateTables.CREDENTIAL.as("c");
    Table<?> account = EstateTables.ACCOUNT.as("a");
    Field<String> id = DSL.field(DSL.name("a", "id"), String.class);
    return database.read(
        "finding who holds what leaked",
        view ->
            new HashSet<>(
                view.sql()
                    .selectDistinct(id)
                    .from(held)
                    .join(account)
                    .on(id.eq(DSL.field(DSL.name("c", "account"), String.class)))
                    .where(
                        LeakTables.isCalled(
                            DSL.field(DSL.name("c", SHOWN_AS.getName()), String.class), names),
                        DSL.field(DSL.name("a", "presence"), String.class).ne(Presence.GONE.name()))
                    .limit(MOST_HOLDERS)
                    .fetch(row -> new Id.Account(row.value1()))));
  }

  @Override
  public Map<String, Copies> copies(Collection<String> names) throws StoreUnavailable {
    bounded(names);
    return database.read("finding what leaked", view -> copies(view.sql(), names));
  }

  private static Map<String, Copies> copies(DSLContext sql, Collection<String> names) {
    Field<Long> times =
        DSL.field(
                DSL.select(DSL.coalesce(DSL.sum(LeakTables.TIMES), 0))
                    .from(LeakTables.PLACE)
                    .where(
                        DSL.field(DSL.name("leak_place", "fingerprint"), String.class)
                            .eq(DSL.field(DSL.name("leak", "fingerprint"), String.class))))
            .cast(Long.class);
    Map<String, Copies> copies = new HashMap<>();
    sql.select(FINGERPRINT, KNOWN_AS, LeakTables.SURE, times)
        .from(LEAK)
        .where(
            LeakTables.isCalled(KNOWN_AS, names).or(FINGERPRINT.in(names)),
            WORD.isNull().or(WORD.ne(FoundLeak.Word.HARMLESS.name())))
        .forEach(row -> {
          Copies one = new Copies(row.value3().intValue(), row.value4());
          copies.merge(row.value1(), one, SqlLeaks::both);
          if (!row.value2().isEmpty()) {
            copies.merge(row.value2(), one, SqlLeaks::both);
          }
        });
    return copies;
  }

  private static Copies both(Copies one, Copies other) {
    return new Copies(Math.max(one.sure(), other.sure()), one.times() + other.times());
  }

  @Override
  public LeakPage page(LeakQuery query, Instant now) throws StoreUnavailable {
    return database.snapshot(
        "listing what leaked", view -> new LeakSearch(view.sql(), now).page(query));
  }

  @Override
  public Optional<String> judge(String fingerprint, Optional<FoundLeak.Said> said)
      throws StoreUnavailable {
    return database.write(
        "keeping what is said of a leak",
        transaction ->
            transaction
                .sql()
                .update(LEAK)
                .set(WORD, said.map(one -> one.word().name()).orElse(null))
                .set(LeakTables.SAID_BY, said.map(FoundLeak.Said::by).orElse(null))
                .set(LeakTables.SAID_BECAUSE, said.map(FoundLeak.Said::reason).orElse(null))
                .set(LeakTables.SAID_AT, said.map(FoundLeak.Said::at).orElse(null))
                .where(FINGERPRINT.eq(fingerprint))
                .returningResult(KNOWN_AS)
                .fetchOptional()
                .map(row -> row.value1()));
  }

  private static void bounded(Collection<String> names) {
    if (names.size() > MOST_NAMES) {
      throw new IllegalArgumentException("at most %d names".formatted(MOST_NAMES));
    }
  }
}
