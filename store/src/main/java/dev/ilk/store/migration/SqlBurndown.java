package dev.ilk.store.migration;

import dev.ilk.gate.migration.BurnCount;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.migration.BurndownStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;

/** Counts of static secrets by the day in a database. */
public final class SqlBurndown implements BurndownStore {
  private static final Table<Record> COUNTS = Columns.table("secret_count");
  private static final Field<Long> DAY = Columns.number("day");
  private static final Field<String> STATE = Columns.text("state");
  private static final Field<Boolean> GONE = Columns.flag("gone");
  private static final Field<String> TEAM = Columns.text("team");
  private static final Field<Long> COUNT = Columns.number("count");
  private static final int MOST = 100_000;

  private final Database database;

  /**
   * The counts of a database.
   *
   * @param database where they are
   */
  public SqlBurndown(Database database) {
    this.database = database;
  }

  @Override
  public void note(LocalDate day, List<BurnCount> counts) throws StoreUnavailable {
    database.write(
        "keeping counts of static secrets",
        transaction -> {
          transaction.sql().deleteFrom(COUNTS).where(DAY.eq(day.toEpochDay())).execute();
          List<Query> rows = new ArrayList<>();
          for (BurnCount one : counts) {
            rows.add(
                transaction
                    .sql()
                    .insertInto(COUNTS)
                    .set(DAY, day.toEpochDay())
                    .set(STATE, one.state().name())
                    .set(GONE, one.gone())
                    .set(TEAM, one.team())
                    .set(COUNT, one.count()));
          }
          transaction.sql().batch(rows).execute();
          return true;
        });
  }

  @Override
  public List<BurnCount> since(LocalDate from) throws StoreUnavailable {
    return database.read(
        "reading counts of static secrets",
        view ->
            view.sql()
                .select(DAY, STATE, GONE, TEAM, COUNT)
                .from(COUNTS)
                .where(DAY.ge(from.toEpochDay()))
                .orderBy(DAY, STATE, GONE, TEAM)
                .limit(MOST)
                .fetch(row ->
                    new BurnCount(
                        LocalDate.ofEpochDay(row.value1()),
                        SecretState.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5())));
  }
}
