package dev.ilk.store.registry;

import static dev.ilk.store.registry.RevocationRows.ALL;
import static dev.ilk.store.registry.RevocationRows.NUMBER;
import static dev.ilk.store.registry.RevocationRows.REVOCATION;
import static dev.ilk.store.registry.RevocationRows.UNTIL;

import dev.ilk.actor.Status;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.database.ChangeTable;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.elevation.ElevationTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Revocations in a database. */
public final class SqlRevocationStore implements RevocationStore {
  private final Database database;

  /**
   * The revocations of a database.
   *
   * @param database where they are
   */
  public SqlRevocationStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Revocation revocation) throws StoreUnavailable {
    if (revocation.what() instanceof Revocation.WholeIdentity) {
      throw new IllegalArgumentException("an identity is revoked together with its status");
    }
    database.write(
        "storing a revocation",
        transaction -> {
          RevocationRows.add(transaction, revocation);
          return true;
        });
  }

  @Override
  public boolean revokeIdentity(Revocation revocation) throws StoreUnavailable {
    if (!(revocation.what() instanceof Revocation.WholeIdentity(Id.Identity id, String _))) {
      throw new IllegalArgumentException("not the revocation of an identity");
    }
    return database.write(
        "revoking an identity",
        transaction -> {
          transaction.hold(RegistryTables.VERSION);
          Optional<Registered> found = identity(transaction, id);
          if (found.isEmpty()) {
            return false;
          }
          if (found.get().actor().status().mayAct()) {
            new IdentityWriter(transaction)
                .write(
                    List.of(found.get().in(Status.REVOKED)),
                    transaction.number(RegistryTables.VERSION, 1));
            LeaverRows.add(transaction, found.get().in(Status.REVOKED).actor());
          }
          RevocationRows.add(transaction, revocation);
          ElevationTable.endOf(transaction, id, revocation.at());
          return true;
        });
  }

  private static Optional<Registered> identity(Transaction transaction, Id.Identity id) {
    return transaction
        .sql()
        .select(RegistryTables.BODY, RegistryTables.REVISION)
        .from(RegistryTables.IDENTITY)
        .where(RegistryTables.ID.eq(id.value()))
        .fetchOptional(row -> IdentityRow.read(row.value1(), row.value2()));
  }

  @Override
  public List<Numbered> after(long number, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page holds 1 to %d revocations".formatted(MAX_PAGE));
    }
    return database.read(
        "reading revocations",
        view ->
            view.sql()
                .select(ALL)
                .from(REVOCATION)
                .where(NUMBER.gt(number))
                .orderBy(NUMBER)
                .limit(limit)
                .fetch(RevocationRows::read));
  }

  @Override
  public long latest() throws StoreUnavailable {
    return database.read(
        "reading the number of the latest revocation",
        view ->
            view.sql()
                .select(RegistryTables.COUNTER_VALUE)
                .from(RegistryTables.COUNTER)
                .where(RegistryTables.COUNTER_NAME.eq(RevocationRows.COUNTER))
                .fetchSingle()
                .value1());
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting revocations",
        transaction -> {
          ChangeTable.forget(
              transaction,
              Topic.REVOCATION,
              DSL.select(NUMBER.cast(SQLDataType.CLOB)).from(REVOCATION).where(UNTIL.le(now)));
          return transaction.sql().deleteFrom(REVOCATION).where(UNTIL.le(now)).execute();
        });
  }
}
