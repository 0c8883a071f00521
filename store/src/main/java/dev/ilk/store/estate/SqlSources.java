package dev.ilk.store.estate;

import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.declared.Unit;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
import dev.ilk.gate.migration.Sight;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Sources of accounts in a database. */
public final class SqlSources implements SourceStore, Joining<Source> {
  static final Table<Record> SOURCE = Columns.table("source");
  static final Field<String> NAME = Columns.text("name");
  static final Field<Long> LAST_RUN = Columns.number("last_run");
  private static final Field<String> CONNECTOR = Columns.text("connector");
  private static final Field<String> SETTINGS = Columns.text("settings");
  private static final Field<String> SECRET = Columns.text("secret");
  private static final Field<String> CREATOR = Columns.text("creator");
  private static final Field<Instant> MADE = Columns.instant("made");
  static final Field<Long> EVERY = Columns.number("every");
  private static final Field<Long> WHOLE_EVERY = Columns.number("whole_every");
  static final List<Field<?>> ALL =
      List.of(NAME, CONNECTOR, SETTINGS, SECRET, CREATOR, MADE, EVERY, WHOLE_EVERY);

  private static final Table<Record> SECRETS = Columns.table("static_secret");
  private static final Field<String> SIGHT = Columns.text("sight");

  private final Database database;

  /**
   * The sources of a database.
   *
   * @param database where they are
   */
  public SqlSources(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Source source) throws StoreUnavailable {
    return database.write("storing a source", transaction -> add(transaction, source));
  }

  @Override
  public boolean add(Unit unit, Source source) {
    DSLContext sql = Transaction.of(unit).sql();
    return sql.fetchCount(SOURCE) < MOST
        && sql.insertInto(SOURCE)
                .set(NAME, source.name())
                .set(said(source))
                .set(CREATOR, source.creator())
                .set(MADE, source.created())
                .set(LAST_RUN, 0L)
                .onConflictDoNothing()
                .execute()
            == 1;
  }

  /** What people say of a source, beside its name. */
  private static Map<Field<?>, Object> said(Source source) {
    Map<Field<?>, Object> said = new LinkedHashMap<>();
    said.put(CONNECTOR, source.connector());
    said.put(SETTINGS, EstateTables.facts(source.settings()));
    said.put(SECRET, source.secret());
    said.put(EVERY, seconds(source.rhythm().every()));
    said.put(WHOLE_EVERY, source.rhythm().whole().toSeconds());
    return said;
  }

  private static Condition is(Source source) {
    return NAME.eq(source.name()).and(DSL.condition(said(source)));
  }

  @Override
  public boolean change(Unit unit, Source before, Source next) {
    return Transaction.of(unit).sql().update(SOURCE).set(said(next)).where(is(before)).execute()
        == 1;
  }

  @Override
  public boolean remove(Unit unit, Source before) {
    DSLContext sql = Transaction.of(unit).sql();
    lock(sql, before.name());
    return sql.fetchExists(SOURCE, is(before))
        && forgetSome(sql, before.name()) < MOST_AT_ONCE
        && forget(sql, before.name());
  }

  @Override
  public boolean isLarge(String name) throws StoreUnavailable {
    return database.read(
        "counting the accounts of a source",
        view ->
            view.sql()
                    .fetchCount(
                        DSL.selectOne()
                            .from(EstateTables.ACCOUNT)
                            .where(EstateTables.SOURCE.eq(name))
                            .limit(MOST_AT_ONCE))
                == MOST_AT_ONCE);
  }

  @Override
  public Optional<Source> find(String name) throws StoreUnavailable {
    return database.read(
        "finding a source",
        view ->
            view.sql()
                .select(ALL)
                .from(SOURCE)
                .where(NAME.eq(name))
                .fetchOptional(SqlSources::read));
  }

  @Override
  public List<Source> all() throws StoreUnavailable {
    return database.read(
        "listing sources",
        view ->
            view.sql().select(ALL).from(SOURCE).orderBy(NAME).limit(MOST).fetch(SqlSources::read));
  }

  @Override
  public Optional<Taken> claim(Instant now, Instant until) throws StoreUnavailable {
    return database.write("taking the turn of a source", t -> TurnRows.claim(t.sql(), now, until));
  }

  @Override
  public void told(String name, Turn turn) throws StoreUnavailable {
    database.write("keeping how a turn went", t -> TurnRows.write(t.sql(), name, turn));
  }

  @Override
  public Turn turn(String name) throws StoreUnavailable {
    return database.read("finding a turn", view -> TurnRows.of(view.sql(), name));
  }

  @Override
  public boolean remove(String name) throws StoreUnavailable {
    while (forgetSome(name) == MOST_AT_ONCE) {
      // Each turn is a transaction of its own, so that nobody waits long.
    }
    return database.write("forgetting a source", transaction -> forget(transaction.sql(), name));
  }

  /** Forgets what is left of a source that has no accounts any more. */
  private static boolean forget(DSLContext sql, String name) {
    // Forgetting a source ends no secret: nothing is known of it from here on.
    sql.update(SECRETS)
        .set(SIGHT, Sight.UNREAD.name())
        .where(EstateTables.SOURCE.eq(name), SIGHT.ne(Sight.GONE.name()))
        .execute();
    sql.deleteFrom(Columns.table("source_page")).where(EstateTables.SOURCE.eq(name)).execute();
    sql.deleteFrom(Columns.table("source_run")).where(EstateTables.SOURCE.eq(name)).execute();
    return sql.deleteFrom(SOURCE).where(NAME.eq(name)).execute() == 1;
  }

  private int forgetSome(String name) throws StoreUnavailable {
    return database.write(
        "forgetting accounts", transaction -> forgetSome(transaction.sql(), name));
  }

  private static int forgetSome(DSLContext sql, String name) {
    List<String> ids =
        sql.select(EstateTables.ID)
            .from(EstateTables.ACCOUNT)
            .where(EstateTables.SOURCE.eq(name))
            .limit(MOST_AT_ONCE)
            .fetch(EstateTables.ID);
    for (List<String> some : SightingWriter.chunks(ids)) {
      FindingRows.forget(sql, some);
      for (String about : List.of("account_link", "account_tie", "owner_suggestion")) {
        sql.deleteFrom(Columns.table(about)).where(EstateTables.HELD_BY.in(some)).execute();
      }
      sql.deleteFrom(EstateTables.CREDENTIAL).where(EstateTables.HELD_BY.in(some)).execute();
      sql.deleteFrom(EstateTables.ACCOUNT).where(EstateTables.ID.in(some)).execute();
    }
    return ids.size();
  }

  /** Numbers the next run, and keeps others from doing so until the transaction ends. */
  static long nextRun(DSLContext sql, String name) {
    return sql.update(SOURCE)
        .set(LAST_RUN, LAST_RUN.plus(1))
        .where(NAME.eq(name))
        .returningResult(LAST_RUN)
        .fetchSingle()
        .value1();
  }

  /** Keeps others from taking the source's runs until the transaction ends. */
  static void lock(DSLContext sql, String name) {
    sql.update(SOURCE).set(LAST_RUN, LAST_RUN).where(NAME.eq(name)).execute();
  }

  static boolean exists(DSLContext sql, String name) {
    return sql.fetchExists(DSL.selectOne().from(SOURCE).where(NAME.eq(name)));
  }

  static Source read(Record row) {
    return new Source(
        row.get(NAME),
        row.get(CONNECTOR),
        EstateTables.facts(row.get(SETTINGS)),
        row.get(SECRET),
        row.get(CREATOR),
        row.get(MADE),
        new Rhythm(
            Optional.of(row.get(EVERY)).filter(time -> time > 0).map(Duration::ofSeconds),
            Duration.ofSeconds(row.get(WHOLE_EVERY))));
  }

  /** Nothing is 0: no source is read all the time. */
  private static long seconds(Optional<Duration> time) {
    return time.map(Duration::toSeconds).orElse(0L);
  }
}
