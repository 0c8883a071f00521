package dev.ilk.store.registry;

import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.Suspension;
import dev.ilk.issue.revocation.SuspensionStore;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Suspensions in a database. */
public final class SqlSuspensionStore implements SuspensionStore {
  private static final Table<Record> SUSPENSION = Columns.table("suspension");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<Instant> AT = Columns.instant("at");
  private static final Field<String> REASON = Columns.text("reason");

  private final Database database;

  /**
   * The suspensions of a database.
   *
   * @param database where they are
   */
  public SqlSuspensionStore(Database database) {
    this.database = database;
  }

  @Override
  public void suspend(Suspension suspension, List<Revocation> revocations) throws StoreUnavailable {
    database.write(
        "suspending",
        transaction -> {
          transaction
              .sql()
              .insertInto(SUSPENSION)
              .set(NAME, suspension.name())
              .set(AT, suspension.at())
              .set(REASON, suspension.reason())
              .onConflictDoNothing()
              .execute();
          transaction.changed(Topic.SUSPENSION, suspension.name());
          for (Revocation revocation : revocations) {
            RevocationRows.add(transaction, revocation);
          }
          return true;
        });
  }

  @Override
  public boolean lift(String name) throws StoreUnavailable {
    return database.write(
        "lifting a suspension",
        transaction -> {
          boolean lifted =
              transaction.sql().deleteFrom(SUSPENSION).where(NAME.eq(name)).execute() > 0;
          if (lifted) {
            transaction.changed(Topic.SUSPENSION, name);
          }
          return lifted;
        });
  }

  @Override
  public List<Suspension> all() throws StoreUnavailable {
    return database.read(
        "reading suspensions",
        view ->
            view.sql()
                .select(NAME, AT, REASON)
                .from(SUSPENSION)
                .orderBy(NAME)
                .fetch(row -> new Suspension(row.value1(), row.value2(), row.value3())));
  }
}
