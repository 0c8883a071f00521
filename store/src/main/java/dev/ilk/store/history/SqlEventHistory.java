package dev.ilk.store.history;

import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.decide.EventHistory;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Histories in a database.
 *
 * <p>INVARIANT: whoever reads a history in order to append to it holds its row until the commit. On
 * PostgreSQL that is a lock of the row, taken in the order of the keys; SQLite lets one transaction
 * write at a time anyway. So all nodes see each history in one order, and none decides on a history
 * that has gone on.
 */
public final class SqlEventHistory implements EventHistory {
  private static final Table<Record> EVENT = Columns.table("history_event");
  private static final Field<String> SCOPE = Columns.text("scope");
  private static final Field<String> KEY = Columns.text("key");
  private static final Field<String> REQUEST = Columns.text("request");
  private static final Field<Instant> AT = Columns.instant("at");

  private final Database database;

  /**
   * The histories of a database.
   *
   * @param database where they are
   */
  public SqlEventHistory(Database database) {
    this.database = database;
  }

  @Override
  public <T> T holding(SortedSet<HistoryKey> keys, Work<T> work) throws StoreUnavailable {
    return database.write(
        "looking back at a history",
        transaction -> {
          try {
            return work.with(HeldRows.hold(transaction, keys));
          } catch (HeldRows.BrokenException e) {
            throw e.broken();
          }
        });
  }

  @Override
  public List<HistoryKey> with(String request) throws StoreUnavailable {
    return database.read(
        "finding a request",
        view ->
            view.sql()
                .selectDistinct(SCOPE, KEY)
                .from(EVENT)
                .where(REQUEST.eq(request))
                .fetch(row -> new HistoryKey(row.value1(), row.value2())));
  }

  @Override
  public int prune(Instant before) throws StoreUnavailable {
    // The rows of the histories stay: their places must go on from where they were.
    return database.write(
        "forgetting events",
        transaction -> transaction.sql().deleteFrom(EVENT).where(AT.lt(before)).execute());
  }
}
