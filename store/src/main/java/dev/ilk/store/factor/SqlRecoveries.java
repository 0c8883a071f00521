package dev.ilk.store.factor;

import static dev.ilk.store.factor.RecoveryTable.ALL;
import static dev.ilk.store.factor.RecoveryTable.CLOSES;
import static dev.ilk.store.factor.RecoveryTable.DECIDED_BY;
import static dev.ilk.store.factor.RecoveryTable.HUMAN;
import static dev.ilk.store.factor.RecoveryTable.ID;
import static dev.ilk.store.factor.RecoveryTable.OPENS;
import static dev.ilk.store.factor.RecoveryTable.REASON;
import static dev.ilk.store.factor.RecoveryTable.RECOVERY;
import static dev.ilk.store.factor.RecoveryTable.REQUESTED;
import static dev.ilk.store.factor.RecoveryTable.STATE;

import dev.ilk.issue.factor.Recovery;
import dev.ilk.issue.factor.RecoveryStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recoveries in a database. */
public final class SqlRecoveries implements RecoveryStore {
  private static final int MOST = 200;

  private final Database database;

  /**
   * The recoveries of a database.
   *
   * @param database where they are
   */
  public SqlRecoveries(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Recovery recovery) throws StoreUnavailable {
    return database.write(
        "storing a recovery",
        transaction -> {
          // The index lets a person have one; what is over without an answer makes room.
          transaction
              .sql()
              .update(RECOVERY)
              .set(STATE, Recovery.State.CANCELLED.name())
              .where(HUMAN.eq(recovery.holder().value()))
              .and(STATE.in(Recovery.State.REQUESTED.name(), Recovery.State.APPROVED.name()))
              .and(CLOSES.le(recovery.requested()))
              .execute();
          return transaction
                  .sql()
                  .insertInto(RECOVERY)
                  .set(ID, recovery.id().value())
                  .set(HUMAN, recovery.holder().value())
                  .set(REASON, recovery.reason())
                  .set(REQUESTED, recovery.requested())
                  .set(STATE, recovery.state().name())
                  .set(CLOSES, recovery.closes())
                  .onConflictDoNothing()
                  .execute()
              == 1;
        });
  }

  @Override
  public Optional<Recovery> find(Id.Recovery id) throws StoreUnavailable {
    return database.read(
        "finding a recovery",
        view ->
            view.sql()
                .select(ALL)
                .from(RECOVERY)
                .where(ID.eq(id.value()))
                .fetchOptional(RecoveryTable::recovery));
  }

  @Override
  public Optional<Recovery> of(Id.Identity holder, Instant now) throws StoreUnavailable {
    return database.read(
        "finding a person's recovery",
        view ->
            view.sql()
                .select(ALL)
                .from(RECOVERY)
                .where(HUMAN.eq(holder.value()).and(RecoveryTable.live(now)))
                .fetchOptional(RecoveryTable::recovery));
  }

  @Override
  public List<Recovery> underWay(Instant now, int limit) throws StoreUnavailable {
    return database.read(
        "listing recoveries",
        view ->
            view.sql()
                .select(ALL)
                .from(RECOVERY)
                .where(RecoveryTable.live(now))
                .orderBy(REQUESTED, ID)
                .limit(Math.min(limit, MOST))
                .fetch(RecoveryTable::recovery));
  }

  @Override
  public boolean replace(Recovery before, Recovery after) throws StoreUnavailable {
    return database.write(
        "answering a recovery",
        transaction ->
            transaction
                    .sql()
                    .update(RECOVERY)
                    .set(STATE, after.state().name())
                    .set(DECIDED_BY, after.decidedBy().map(Id.Identity::value).orElse(null))
                    .set(OPENS, after.opens().orElse(null))
                    .set(CLOSES, after.closes())
                    .where(ID.eq(before.id().value()).and(STATE.eq(before.state().name())))
                    .execute()
                == 1);
  }

  @Override
  public int prune(Instant before) throws StoreUnavailable {
    return database.write(
        "forgetting recoveries",
        transaction -> transaction.sql().deleteFrom(RECOVERY).where(CLOSES.le(before)).execute());
  }
}
