package dev.ilk.store.session;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.login.LocalPath;
import dev.ilk.prove.human.login.PendingLogin;
import dev.ilk.prove.human.login.PendingLogins;
import dev.ilk.prove.human.provider.Demand;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Sign-ins that have begun, in a database. */
public final class SqlPendingLogins implements PendingLogins {
  private static final Table<Record> PENDING = Columns.table("pending_login");
  private static final Field<String> STATE = Columns.text("state_digest");
  private static final Field<String> BROWSER = Columns.text("browser_digest");
  private static final Field<String> PROVIDER = Columns.text("provider");
  private static final Field<Long> MAX_AGE = Columns.number("max_age");
  private static final Field<String> RETURN_TO = Columns.text("return_to");
  private static final Field<Instant> BEGUN = Columns.instant("begun");
  private static final Field<Instant> EXPIRES = Columns.instant("expires");

  private final Database database;

  /**
   * The sign-ins of a database.
   *
   * @param database where they are
   */
  public SqlPendingLogins(Database database) {
    this.database = database;
  }

  @Override
  public void put(PendingLogin login) throws StoreUnavailable {
    database.write(
        "storing a sign-in",
        transaction ->
            transaction
                .sql()
                .insertInto(PENDING)
                .set(STATE, login.stateDigest())
                .set(BROWSER, login.browserDigest())
                .set(PROVIDER, login.provider())
                .set(MAX_AGE, login.demand().maxAge().map(Duration::toSeconds).orElse(null))
                .set(RETURN_TO, login.returnTo().value())
                .set(BEGUN, login.begun())
                .set(EXPIRES, login.expires())
                .execute());
  }

  @Override
  public Optional<PendingLogin> take(String stateDigest, Instant now) throws StoreUnavailable {
    // Whoever deletes the row has it, and a row is deleted once.
    return database.write(
        "taking a sign-in",
        transaction ->
            transaction
                .sql()
                .deleteFrom(PENDING)
                .where(STATE.eq(stateDigest).and(EXPIRES.gt(now)))
                .returning(STATE, BROWSER, PROVIDER, MAX_AGE, RETURN_TO, BEGUN, EXPIRES)
                .fetchOptional(SqlPendingLogins::login));
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting sign-ins",
        transaction -> transaction.sql().deleteFrom(PENDING).where(EXPIRES.le(now)).execute());
  }

  private static PendingLogin login(Record row) {
    return new PendingLogin(
        row.get(STATE),
        row.get(BROWSER),
        row.get(PROVIDER),
        new Demand(Optional.ofNullable(row.get(MAX_AGE)).map(Duration::ofSeconds)),
        new LocalPath(row.get(RETURN_TO)),
        row.get(BEGUN),
        row.get(EXPIRES));
  }
}
