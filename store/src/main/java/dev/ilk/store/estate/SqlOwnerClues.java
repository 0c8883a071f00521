package dev.ilk.store.estate;

import static dev.ilk.store.estate.OwnerTables.ABOUT;
import static dev.ilk.store.estate.OwnerTables.CLUE;
import static dev.ilk.store.estate.OwnerTables.NAME;
import static dev.ilk.store.estate.OwnerTables.OF;
import static dev.ilk.store.estate.OwnerTables.SOURCE;

import dev.ilk.estate.stored.OwnerClues;
import dev.ilk.estate.stored.TraitEdge;
import dev.ilk.gate.estate.OwnerClue;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.gate.estate.Presence;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What clones tell of who answers for what, in a database. */
public final class SqlOwnerClues implements OwnerClues {
  private static final int MOST_CLUES = 10_000;

  private static final List<Field<?>> COLUMNS =
      List.of(
          OF,
          OwnerTables.LOGINS,
          OwnerTables.SORT,
          ABOUT,
          OwnerTables.KIND,
          OwnerTables.WHO,
          OwnerTables.PLACE,
          OwnerTables.BY,
          OwnerTables.TIMES,
          OwnerTables.LATEST);

  private final Database database;

  /**
   * The clues of a database.
   *
   * @param database where they are
   */
  public SqlOwnerClues(Database database) {
    this.database = database;
  }

  @Override
  public Keeping keep(OwnerReport report, String by, boolean any, Instant now)
      throws StoreUnavailable {
    return database.write(
        "keeping who answers for what",
        transaction -> keep(transaction.sql(), report, by, any, now));
  }

  private static Keeping keep(
      DSLContext sql, OwnerReport report, String by, boolean any, Instant now) {
    String name = report.repository();
    boolean known = sql.fetchExists(DSL.selectOne().from(SOURCE).where(NAME.eq(name)));
    if (!known && sql.fetchCount(SOURCE) >= MOST_REPOSITORIES) {
      return new Keeping.Full();
    }
    sql.insertInto(SOURCE)
        .set(NAME, name)
        .set(OwnerTables.CREATOR, by)
        .set(OwnerTables.LOGINS, "")
        .set(OwnerTables.REPORTED, now)
        .onConflict(NAME)
        .doNothing()
        .execute();
    // Holds the row, so that reports of one repository come one after the other.
    boolean own =
        sql.update(SOURCE)
                .set(OwnerTables.LOGINS, report.logins().orElse(""))
                .set(OwnerTables.REPORTED, now)
                .where(NAME.eq(name), any ? DSL.noCondition() : OwnerTables.CREATOR.eq(by))
                .execute()
            == 1;
    if (!own) {
      return new Keeping.Others();
    }
    Set<String> about = new HashSet<>(sql.select(ABOUT).from(CLUE).where(OF.eq(name)).fetch(ABOUT));
    sql.deleteFrom(CLUE).where(OF.eq(name)).execute();
    long number = 0;
    for (OwnerClue clue : report.clues()) {
      String key = AccountRows.key(clue.about());
      about.add(key);
      sql.insertInto(CLUE)
          .set(OF, name)
          .set(OwnerTables.NUMBER, number++)
          .set(OwnerTables.SORT, clue.sort().name())
          .set(ABOUT, key)
          .set(OwnerTables.KIND, clue.kind())
          .set(OwnerTables.WHO, clue.who())
          .set(OwnerTables.PLACE, clue.place())
          .set(OwnerTables.BY, clue.by())
          .set(OwnerTables.TIMES, clue.times())
          .set(OwnerTables.LATEST, clue.latest().orElse(null))
          .execute();
    }
    return new Keeping.Kept(about);
  }

  @Override
  public List<Reported> about(Collection<String> names) throws StoreUnavailable {
    bounded(names);
    return database.read(
        "finding who answers for what",
        view ->
            view.sql()
                .select(COLUMNS)
                .from(CLUE)
                .join(SOURCE)
                .on(OF.eq(NAME))
                .where(ABOUT.in(names))
                .orderBy(OF, OwnerTables.NUMBER)
                .limit(MOST_CLUES)
                .fetch(SqlOwnerClues::read));
  }

  private static Reported read(Record row) {
    return new Reported(
        row.get(OF),
        row.get(OwnerTables.LOGINS),
        new OwnerClue(
            OwnerClue.Sort.valueOf(row.get(OwnerTables.SORT)),
            row.get(ABOUT),
            row.get(OwnerTables.KIND),
            row.get(OwnerTables.WHO),
            row.get(OwnerTables.PLACE),
            row.get(OwnerTables.BY),
            row.get(OwnerTables.TIMES),
            Optional.ofNullable(row.get(OwnerTables.LATEST))));
  }

  @Override
  public Set<Id.Account> named(Collection<String> names) throws StoreUnavailable {
    bounded(names);
    return database.read(
        "finding accounts by their names",
        view -> {
          Set<Id.Account> found = new HashSet<>();
          view.sql()
              .select(EstateTables.ID)
              .from(EstateTables.ACCOUNT)
              .where(
                  EstateTables.NAME_KEY.in(names), EstateTables.PRESENCE.ne(Presence.GONE.name()))
              .limit(MOST_ACCOUNTS)
              .forEach(row -> found.add(new Id.Account(row.value1())));
          view.sql()
              .selectDistinct(TieRows.ACCOUNT)
              .from(TieRows.TIE)
              .where(TieRows.TOWARD.in(names), TieRows.RELATION.eq(TraitEdge.RUNS_ON.word()))
              .limit(MOST_ACCOUNTS - found.size() + 1)
              .forEach(row -> found.add(new Id.Account(row.value1())));
          return found;
        });
  }

  @Override
  public Map<String, Id.Identity> holders(String source, Collection<String> names)
      throws StoreUnavailable {
    bounded(names);
    return database.read(
        "finding whose logins are",
        view -> {
          Map<String, Id.Identity> holders = new HashMap<>();
          view.sql()
              .select(EstateTables.NAME_KEY, EstateTables.HOLDER)
              .from(EstateTables.ACCOUNT)
              .where(
                  EstateTables.SOURCE.eq(source),
                  EstateTables.NAME_KEY.in(names),
                  EstateTables.HOLDER.isNotNull())
              .forEach(row -> holders.put(row.value1(), new Id.Identity(row.value2())));
          return holders;
        });
  }

  private static void bounded(Collection<String> names) {
    if (names.size() > MOST_NAMES) {
      throw new IllegalArgumentException("at most %d names".formatted(MOST_NAMES));
    }
  }
}
