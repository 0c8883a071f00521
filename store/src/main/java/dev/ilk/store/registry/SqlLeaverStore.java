package dev.ilk.store.registry;

import static dev.ilk.store.registry.LeaverRows.GONE;
import static dev.ilk.store.registry.LeaverRows.HEIR;
import static dev.ilk.store.registry.LeaverRows.LEAVER;
import static dev.ilk.store.registry.LeaverRows.WHO;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.leaving.LeaverStore;
import dev.ilk.store.database.Database;
import java.util.List;
import java.util.Optional;

/** People who have left and are not cleared yet, in a database. */
public final class SqlLeaverStore implements LeaverStore {
  private final Database database;

  /**
   * The leavers of a database.
   *
   * @param database where they are
   */
  public SqlLeaverStore(Database database) {
    this.database = database;
  }

  @Override
  public void name(Id.Identity person, Optional<Id.Identity> heir) throws StoreUnavailable {
    String value = heir.map(Id.Identity::value).orElse("");
    database.write(
        "naming an heir",
        transaction ->
            transaction
                .sql()
                .insertInto(LEAVER, WHO, HEIR, GONE)
                .values(person.value(), value, false)
                .onConflict(WHO)
                .doUpdate()
                .set(HEIR, value)
                .execute());
  }

  @Override
  public List<Leaver> gone(int limit) throws StoreUnavailable {
    return database.read(
        "reading who has left",
        view ->
            view.sql()
                .select(WHO, HEIR)
                .from(LEAVER)
                .where(GONE.eq(true))
                .orderBy(WHO)
                .limit(limit)
                .fetch(row -> new Leaver(new Id.Identity(row.value1()), heir(row.value2()))));
  }

  @Override
  public Optional<Id.Identity> heir(Id.Identity person) throws StoreUnavailable {
    return database.read(
        "reading an heir",
        view ->
            view.sql()
                .select(HEIR)
                .from(LEAVER)
                .where(WHO.eq(person.value()))
                .fetchOptional(row -> row.value1())
                .flatMap(SqlLeaverStore::heir));
  }

  @Override
  public void cleared(Id.Identity person) throws StoreUnavailable {
    database.write(
        "clearing a leaver",
        transaction ->
            transaction.sql().deleteFrom(LEAVER).where(WHO.eq(person.value())).execute());
  }

  private static Optional<Id.Identity> heir(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(new Id.Identity(value));
  }
}
