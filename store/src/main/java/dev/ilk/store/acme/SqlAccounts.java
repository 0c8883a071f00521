package dev.ilk.store.acme;

import static dev.ilk.store.acme.AcmeTables.ACCOUNT;
import static dev.ilk.store.acme.AcmeTables.ACCOUNTS;
import static dev.ilk.store.acme.AcmeTables.ACTIVE;
import static dev.ilk.store.acme.AcmeTables.ALL;
import static dev.ilk.store.acme.AcmeTables.ENVIRONMENT;
import static dev.ilk.store.acme.AcmeTables.EXPIRES;
import static dev.ilk.store.acme.AcmeTables.HOLDER;
import static dev.ilk.store.acme.AcmeTables.ID;
import static dev.ilk.store.acme.AcmeTables.JWK;
import static dev.ilk.store.acme.AcmeTables.KEYS;
import static dev.ilk.store.acme.AcmeTables.OPENED;
import static dev.ilk.store.acme.AcmeTables.THUMBPRINT;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.issue.acme.AccountStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.acme.AcmeAccounts;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Accounts in a database, as they are opened and as requests are proven by them. */
public final class SqlAccounts implements AccountStore, AcmeAccounts {
  private static final Table<Record> ORDERS = Columns.table("certificate_order");
  private static final Field<String> CHAIN = Columns.text("chain");
  private static final Field<String> SERIAL = Columns.text("serial");

  private final Database database;

  /**
   * The accounts of a database.
   *
   * @param database where they are
   */
  public SqlAccounts(Database database) {
    this.database = database;
  }

  @Override
  public void addKey(
      AcmeId.ExternalKey id, Environment environment, Id.Identity holder, Instant expires)
      throws StoreUnavailable {
    database.write(
        "noting an external account key",
        transaction ->
            transaction
                .sql()
                .insertInto(KEYS)
                .set(ID, id.value())
                .set(ENVIRONMENT, environment.name())
                .set(HOLDER, holder.value())
                .set(EXPIRES, expires)
                .execute());
  }

  /** The row of the key, and the account's unique key, decide between those that come at once. */
  @Override
  public boolean open(AcmeAccount account, AcmeId.ExternalKey with) throws StoreUnavailable {
    return database.write(
        "opening an account",
        transaction -> {
          DSLContext sql = transaction.sql();
          if (isTaken(sql, account)) {
            return false;
          }
          Condition key = ID.eq(with.value());
          int used =
              sql.update(KEYS)
                  .set(ACCOUNT, account.id().value())
                  .where(key.and(ACCOUNT.isNull()))
                  .execute();
          if (used == 1 && insert(sql, account) == 0) {
            // Another opened an account for the same key just now; this external key stays good.
            sql.update(KEYS).setNull(ACCOUNT).where(key).execute();
            return false;
          }
          return used == 1;
        });
  }

  private static int insert(DSLContext sql, AcmeAccount account) {
    return sql.insertInto(ACCOUNTS)
        .set(ID, account.id().value())
        .set(ENVIRONMENT, account.environment().name())
        .set(HOLDER, account.holder().value())
        .set(JWK, account.jwk())
        .set(THUMBPRINT, account.thumbprint())
        .set(OPENED, account.opened())
        .set(ACTIVE, account.active())
        .onConflictDoNothing()
        .execute();
  }

  private static boolean isTaken(DSLContext sql, AcmeAccount account) {
    return sql.fetchExists(
        sql.selectOne()
            .from(ACCOUNTS)
            .where(
                ENVIRONMENT
                    .eq(account.environment().name())
                    .and(THUMBPRINT.eq(account.thumbprint()))
                    .and(ID.ne(account.id().value()))));
  }

  @Override
  public Optional<AcmeAccount> account(AcmeId.Account id) throws StoreUnavailable {
    return database.read(
        "reading an account",
        view ->
            view.sql()
                .select(ALL)
                .from(ACCOUNTS)
                .where(ID.eq(id.value()))
                .fetchOptional(AcmeTables::account));
  }

  @Override
  public Optional<AcmeAccount> keyed(Environment at, String thumbprint) throws StoreUnavailable {
    return database.read(
        "reading an account",
        view ->
            view.sql()
                .select(ALL)
                .from(ACCOUNTS)
                .where(ENVIRONMENT.eq(at.name()).and(THUMBPRINT.eq(thumbprint)))
                .fetchOptional(AcmeTables::account));
  }

  @Override
  public boolean change(AcmeAccount before, AcmeAccount after) throws StoreUnavailable {
    return database.write(
        "changing an account",
        transaction ->
            !isTaken(transaction.sql(), after)
                && transaction
                        .sql()
                        .update(ACCOUNTS)
                        .set(JWK, after.jwk())
                        .set(THUMBPRINT, after.thumbprint())
                        .set(ACTIVE, after.active())
                        .where(ID.eq(before.id().value()))
                        .and(THUMBPRINT.eq(before.thumbprint()))
                        .and(ACTIVE.eq(before.active()))
                        .execute()
                    == 1);
  }

  @Override
  public int pruneKeys(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting external account keys",
        transaction ->
            transaction
                .sql()
                .deleteFrom(KEYS)
                .where(ACCOUNT.isNull().and(EXPIRES.le(now)))
                .execute());
  }

  @Override
  public Optional<ExternalKey> externalKey(AcmeId.ExternalKey id) throws StoreUnavailable {
    return database.read(
        "reading an external account key",
        view ->
            view.sql()
                .select(ID, ENVIRONMENT, HOLDER, EXPIRES, ACCOUNT)
                .from(KEYS)
                .where(ID.eq(id.value()))
                .fetchOptional(row ->
                    new ExternalKey(
                        id,
                        new Environment(row.get(ENVIRONMENT)),
                        new Id.Identity(row.get(HOLDER)),
                        row.get(EXPIRES),
                        row.get(ACCOUNT) != null)));
  }

  @Override
  public Optional<Certified> certified(Environment at, String serial) throws StoreUnavailable {
    return database.read(
        "reading an order",
        view ->
            view.sql()
                .select(HOLDER, CHAIN)
                .from(ORDERS)
                .where(SERIAL.eq(serial).and(ENVIRONMENT.eq(at.name())))
                .fetchOptional(
                    row -> new Certified(new Id.Identity(row.get(HOLDER)), row.get(CHAIN))));
  }
}
