package dev.ilk.store.factor;

import static dev.ilk.store.factor.PasskeyTable.HUMAN;
import static dev.ilk.store.factor.PasskeyTable.ID;
import static dev.ilk.store.factor.PasskeyTable.LAST_USED;
import static dev.ilk.store.factor.PasskeyTable.NAME;
import static dev.ilk.store.factor.PasskeyTable.PASSKEY;
import static dev.ilk.store.factor.PasskeyTable.SIGNATURES;

import dev.ilk.actor.Passkey;
import dev.ilk.issue.factor.PasskeyStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.passkey.PasskeyLookup;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passkeys in a database. */
public final class SqlPasskeys implements PasskeyStore, PasskeyLookup {
  private final Database database;

  /**
   * The passkeys of a database.
   *
   * @param database where they are
   */
  public SqlPasskeys(Database database) {
    this.database = database;
  }

  @Override
  public List<Passkey> of(Id.Identity holder) throws StoreUnavailable {
    return database.read("finding passkeys", view -> PasskeyTable.of(view.sql(), holder));
  }

  @Override
  public boolean enrol(Passkey passkey, Optional<Id.Recovery> recovery) throws StoreUnavailable {
    return database.write(
        "storing a passkey",
        transaction -> {
          String holder = passkey.holder().value();
          if (recovery.isPresent()) {
            if (!RecoveryTable.use(transaction.sql(), recovery.get())) {
              return false;
            }
            transaction.sql().deleteFrom(PASSKEY).where(HUMAN.eq(holder)).execute();
          } else if (transaction.sql().fetchCount(PASSKEY, HUMAN.eq(holder)) >= Passkey.MOST) {
            return false;
          }
          boolean first = PasskeyTable.insert(transaction.sql(), passkey) == 1;
          if (!first && recovery.isPresent()) {
            throw new IllegalStateException("a credential of the person's own was removed before");
          }
          return first;
        });
  }

  @Override
  public boolean rename(Id.Identity holder, Id.Passkey id, String name) throws StoreUnavailable {
    return database.write(
        "renaming a passkey",
        transaction ->
            transaction
                    .sql()
                    .update(PASSKEY)
                    .set(NAME, name)
                    .where(ID.eq(id.value()).and(HUMAN.eq(holder.value())))
                    .execute()
                == 1);
  }

  @Override
  public boolean remove(Id.Identity holder, Id.Passkey id) throws StoreUnavailable {
    return database.write(
        "removing a passkey",
        transaction ->
            transaction
                    .sql()
                    .deleteFrom(PASSKEY)
                    .where(ID.eq(id.value()).and(HUMAN.eq(holder.value())))
                    .execute()
                == 1);
  }

  @Override
  public boolean used(Passkey passkey, long count, Instant at) throws StoreUnavailable {
    return database.write(
        "noting the use of a passkey",
        transaction ->
            transaction
                    .sql()
                    .update(PASSKEY)
                    .set(SIGNATURES, count)
                    .set(LAST_USED, at)
                    .where(ID.eq(passkey.id().value()))
                    .and(SIGNATURES.eq(passkey.signatures()))
                    .execute()
                == 1);
  }
}
