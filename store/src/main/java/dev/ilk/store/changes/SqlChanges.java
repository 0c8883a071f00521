package dev.ilk.store.changes;

import static dev.ilk.store.database.ChangeTable.CHANGE;
import static dev.ilk.store.database.ChangeTable.KEY;
import static dev.ilk.store.database.ChangeTable.NUMBER;
import static dev.ilk.store.database.ChangeTable.TOPIC;

import dev.ilk.kernel.ChangeFeed;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.ChangeTable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * The changes as {@link Transaction} numbers them. Of several changes of one thing only the latest
 * is kept, so the table grows with the things there are and not with what happens to them.
 */
public final class SqlChanges implements ChangeFeed {
  private static final int MAX_PAGE = 10_000;
  private static final Table<Record> COUNTER = Columns.table("counter");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<Long> VALUE = Columns.number("value");

  private final Database database;

  /**
   * The changes of a database.
   *
   * @param database where they are
   */
  public SqlChanges(Database database) {
    this.database = database;
  }

  @Override
  public long latest() throws StoreUnavailable {
    return database.read(
        "reading the number of the latest change",
        view ->
            view.sql()
                .select(VALUE)
                .from(COUNTER)
                .where(NAME.eq(ChangeTable.COUNTER))
                .fetchSingle()
                .value1());
  }

  @Override
  public List<Change> after(long number, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page holds 1 to %d changes".formatted(MAX_PAGE));
    }
    return database.read(
        "reading changes",
        view ->
            view.sql()
                .select(NUMBER, TOPIC, KEY)
                .from(CHANGE)
                .where(NUMBER.gt(number))
                .orderBy(NUMBER)
                .limit(limit)
                .fetch(row -> new Change(row.value1(), Topic.valueOf(row.value2()), row.value3())));
  }

  @Override
  public void await() throws InterruptedException {
    database.awaitChange();
  }
}
