package dev.ilk.store.registry;

import dev.ilk.actor.Delegation;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.DelegationRow;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Table;

/**
 * Delegations in a database.
 *
 * <p>INVARIANT: the tokens of a delegation that ends are taken back in the transaction that ends
 * it.
 */
public final class SqlDelegationStore implements DelegationStore {
  private static final int MOST = 1000;
  private static final Table<Record> DELEGATION = Columns.table("delegation");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> GRANTOR = Columns.text("grantor");
  private static final Field<String> AGENT = Columns.text("agent");
  private static final Field<Instant> BEGINS = Columns.instant("begins");
  private static final Field<Instant> ENDS = Columns.instant("ends");
  private static final Field<Boolean> REVOKED = Columns.flag("revoked");
  private static final Field<String> BODY = Columns.text("body");

  private final Database database;
  private final InstantSource clock;

  /**
   * The delegations of a database.
   *
   * @param database where they are
   * @param clock when tokens are taken back
   */
  public SqlDelegationStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(Delegation delegation) throws StoreUnavailable {
    DelegationRow row = DelegationRow.of(delegation);
    database.write(
        "storing a delegation",
        transaction -> {
          transaction.changed(Topic.DELEGATION, row.id().value());
          return transaction
              .sql()
              .insertInto(DELEGATION)
              .set(ID, row.id().value())
              .set(GRANTOR, row.grantor().value())
              .set(AGENT, row.agent().value())
              .set(BEGINS, row.from())
              .set(ENDS, row.until())
              .set(REVOKED, row.revoked())
              .set(BODY, row.body())
              .execute();
        });
  }

  @Override
  public boolean end(Id.Delegation id) throws StoreUnavailable {
    return database.write(
        "ending a delegation",
        transaction -> {
          Optional<Delegation> ended =
              transaction
                  .sql()
                  .update(DELEGATION)
                  .set(REVOKED, true)
                  .where(ID.eq(id.value()).and(REVOKED.eq(false)))
                  .returningResult(BODY, REVOKED)
                  .fetchOptional(SqlDelegationStore::read);
          if (ended.isPresent()) {
            transaction.changed(Topic.DELEGATION, id.value());
            RevocationRows.add(transaction, Revocation.ofDelegation(ended.get(), clock.instant()));
          }
          return ended.isPresent();
        });
  }

  @Override
  public Optional<Delegation> find(Id.Delegation id) throws StoreUnavailable {
    return database.read(
        "reading a delegation",
        view ->
            view.sql()
                .select(BODY, REVOKED)
                .from(DELEGATION)
                .where(ID.eq(id.value()))
                .fetchOptional(SqlDelegationStore::read));
  }

  @Override
  public List<Delegation> holding(Id.Identity party, Instant at, int limit)
      throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d delegations".formatted(MOST));
    }
    return database.read(
        "reading delegations",
        view ->
            view.sql()
                .select(BODY, REVOKED)
                .from(DELEGATION)
                .where(GRANTOR.eq(party.value()).or(AGENT.eq(party.value())))
                .and(REVOKED.eq(false))
                .and(BEGINS.le(at))
                .and(ENDS.gt(at))
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(SqlDelegationStore::read));
  }

  private static Delegation read(Record2<String, Boolean> row) {
    return DelegationRow.read(row.value1(), row.value2());
  }
}
