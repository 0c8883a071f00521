package dev.ilk.store.grant;

import static dev.ilk.store.grant.GrantTables.APP;
import static dev.ilk.store.grant.GrantTables.APP_NAME;
import static dev.ilk.store.grant.GrantTables.ASSURANCE;
import static dev.ilk.store.grant.GrantTables.AUDIENCE;
import static dev.ilk.store.grant.GrantTables.AUTHENTICATED;
import static dev.ilk.store.grant.GrantTables.CHALLENGE;
import static dev.ilk.store.grant.GrantTables.CONFIDENTIAL;
import static dev.ilk.store.grant.GrantTables.CORRELATION;
import static dev.ilk.store.grant.GrantTables.CREATED;
import static dev.ilk.store.grant.GrantTables.DIGEST;
import static dev.ilk.store.grant.GrantTables.ENDED;
import static dev.ilk.store.grant.GrantTables.ENVIRONMENT;
import static dev.ilk.store.grant.GrantTables.EXPIRES;
import static dev.ilk.store.grant.GrantTables.FACTORS;
import static dev.ilk.store.grant.GrantTables.GRANT;
import static dev.ilk.store.grant.GrantTables.GRANT_ID;
import static dev.ilk.store.grant.GrantTables.HUMAN;
import static dev.ilk.store.grant.GrantTables.ID;
import static dev.ilk.store.grant.GrantTables.ISSUED;
import static dev.ilk.store.grant.GrantTables.KEY;
import static dev.ilk.store.grant.GrantTables.NONCE;
import static dev.ilk.store.grant.GrantTables.OF_GRANT;
import static dev.ilk.store.grant.GrantTables.OF_SECRET;
import static dev.ilk.store.grant.GrantTables.REDIRECT;
import static dev.ilk.store.grant.GrantTables.ROTATES;
import static dev.ilk.store.grant.GrantTables.SCOPES;
import static dev.ilk.store.grant.GrantTables.SECRET;
import static dev.ilk.store.grant.GrantTables.SESSION;
import static dev.ilk.store.grant.GrantTables.SESSION_ID;
import static dev.ilk.store.grant.GrantTables.SORT;
import static dev.ilk.store.grant.GrantTables.USED;
import static dev.ilk.store.grant.GrantTables.access;
import static dev.ilk.store.grant.GrantTables.sessionOver;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.issue.grant.AppGrant;
import dev.ilk.issue.grant.GrantStore;
import dev.ilk.issue.grant.NewSecret;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.grant.GrantLookup;
import dev.ilk.prove.human.grant.HeldSecret;
import dev.ilk.prove.human.grant.Redemption;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.registry.Revocations;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Grants in a database, and what stands for them. */
public final class SqlGrants implements GrantStore, GrantLookup {
  private static final int MOST = 1000;

  private final Database database;

  /**
   * The grants of a database.
   *
   * @param database where they are
   */
  public SqlGrants(Database database) {
    this.database = database;
  }

  @Override
  public void create(AppGrant grant, NewSecret first) throws StoreUnavailable {
    database.write(
        "storing a grant",
        transaction -> {
          transaction
              .sql()
              .insertInto(GRANT)
              .set(ID, grant.id().value())
              .set(ENVIRONMENT, grant.access().environment().name())
              .set(APP, grant.access().app())
              .set(APP_NAME, grant.appName())
              .set(CONFIDENTIAL, grant.confidential())
              .set(AUDIENCE, grant.access().audience().map(Audience::uri).orElse(null))
              .set(SCOPES, Columns.join(List.copyOf(grant.access().scopes())))
              .set(HUMAN, grant.human().value())
              .set(SESSION_ID, grant.session().map(Id.Session::value).orElse(null))
              .set(ASSURANCE, grant.assurance())
              .set(FACTORS, Columns.join(grant.factors()))
              .set(AUTHENTICATED, grant.authenticated())
              .set(NONCE, grant.nonce().orElse(null))
              .set(CORRELATION, grant.correlation().value())
              .set(CREATED, grant.created())
              .set(EXPIRES, grant.expires())
              .set(ENDED, false)
              .execute();
          return insert(transaction, grant.id(), first);
        });
  }

  private static int insert(Transaction transaction, Id.Grant id, NewSecret secret) {
    return transaction
        .sql()
        .insertInto(SECRET)
        .set(DIGEST, secret.digest())
        .set(GRANT_ID, id.value())
        .set(SORT, secret.sort().name())
        .set(REDIRECT, secret.redirect().orElse(null))
        .set(CHALLENGE, secret.challenge().orElse(null))
        .set(KEY, secret.key().orElse(null))
        .set(ROTATES, secret.rotates())
        .set(USED, false)
        .set(EXPIRES, secret.expires())
        .execute();
  }

  @Override
  public Optional<AppGrant> find(Id.Grant id) throws StoreUnavailable {
    return database.read(
        "finding a grant",
        view ->
            view.sql()
                .select(OF_GRANT)
                .from(GRANT)
                .where(ID.eq(id.value()).and(ENDED.eq(false)))
                .fetchOptional()
                .filter(row -> !sessionOver(view.sql(), row))
                .map(SqlGrants::grant));
  }

  @Override
  public List<AppGrant> of(Id.Identity human, Instant now, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d grants".formatted(MOST));
    }
    return database.read(
        "listing grants",
        view ->
            view
                .sql()
                .select(OF_GRANT)
                .from(GRANT)
                .where(HUMAN.eq(human.value()).and(ENDED.eq(false)).and(EXPIRES.gt(now)))
                .orderBy(CREATED.desc(), ID.desc())
                .limit(limit)
                .fetch()
                .stream()
                .filter(row -> !sessionOver(view.sql(), row))
                .map(SqlGrants::grant)
                .toList());
  }

  @Override
  public boolean add(Id.Grant id, NewSecret next) throws StoreUnavailable {
    return database.write(
        "storing a refresh token",
        transaction -> {
          // The row is held until the commit, so that the grant is not ended in between.
          int holds =
              transaction
                  .sql()
                  .update(GRANT)
                  .set(ENDED, false)
                  .where(ID.eq(id.value()).and(ENDED.eq(false)))
                  .execute();
          return holds == 1 && insert(transaction, id, next) == 1;
        });
  }

  @Override
  public boolean end(Id.Grant id, Id.Identity human, Instant now) throws StoreUnavailable {
    return database.write(
        "ending a grant",
        transaction -> {
          Optional<Record> row =
              transaction
                  .sql()
                  .select(ENVIRONMENT)
                  .from(GRANT)
                  .where(ID.eq(id.value()).and(HUMAN.eq(human.value())))
                  .fetchOptional()
                  .map(one -> one);
          return row.isPresent() && end(transaction, id, row.get().get(ENVIRONMENT), now);
        });
  }

  /** With the tokens, which bear its id as their instance. */
  private static boolean end(Transaction transaction, Id.Grant id, String environment, Instant now)
      throws SQLException {
    int rows =
        transaction
            .sql()
            .update(GRANT)
            .set(ENDED, true)
            .where(ID.eq(id.value()).and(ENDED.eq(false)))
            .execute();
    if (rows == 1) {
      Revocations.add(
          transaction,
          Revocation.ofBearers(id.value(), Optional.of(new Environment(environment)), now));
    }
    return rows == 1;
  }

  /** With whatever was granted to an app, and the tokens on it. */
  static void endAll(Transaction transaction, String app, Instant now) throws SQLException {
    for (Record grant :
        transaction
            .sql()
            .select(ID, ENVIRONMENT)
            .from(GRANT)
            .where(APP.eq(app).and(ENDED.eq(false)).and(EXPIRES.gt(now)))
            .fetch()) {
      end(transaction, new Id.Grant(grant.get(ID)), grant.get(ENVIRONMENT), now);
    }
  }

  @Override
  public Optional<Instant> signedIn(Id.Session session) throws StoreUnavailable {
    return database.read(
        "finding a sign-in",
        view ->
            view.sql()
                .select(ISSUED)
                .from(SESSION)
                .where(ID.eq(session.value()).and(ENDED.eq(false)))
                .fetchOptional(ISSUED));
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting grants",
        transaction -> {
          transaction
              .sql()
              .deleteFrom(SECRET)
              .where(GRANT_ID.in(DSL.select(ID).from(GRANT).where(EXPIRES.le(now))))
              .execute();
          return transaction.sql().deleteFrom(GRANT).where(EXPIRES.le(now)).execute();
        });
  }

  @Override
  public Optional<HeldSecret> find(String digest) throws StoreUnavailable {
    return database.read(
        "finding a code or refresh token",
        view -> {
          Optional<? extends Record> secret =
              view.sql().select(OF_SECRET).from(SECRET).where(DIGEST.eq(digest)).fetchOptional();
          if (secret.isEmpty()) {
            return Optional.empty();
          }
          return view.sql()
              .select(OF_GRANT)
              .from(GRANT)
              .where(ID.eq(secret.get().get(GRANT_ID)))
              .fetchOptional()
              .map(grant ->
                  held(secret.get(), grant, grant.get(ENDED) || sessionOver(view.sql(), grant)));
        });
  }

  @Override
  public boolean spend(String digest, Instant now) throws StoreUnavailable {
    return database.write(
        "using a code or refresh token up",
        transaction -> {
          int first =
              transaction
                  .sql()
                  .update(SECRET)
                  .set(USED, true)
                  .where(DIGEST.eq(digest).and(USED.eq(false)))
                  .execute();
          if (first == 1) {
            return true;
          }
          Optional<? extends Record> grant =
              transaction
                  .sql()
                  .select(ID, ENVIRONMENT)
                  .from(GRANT)
                  .where(ID.in(DSL.select(GRANT_ID).from(SECRET).where(DIGEST.eq(digest))))
                  .fetchOptional();
          if (grant.isPresent()) {
            end(transaction, new Id.Grant(grant.get().get(ID)), grant.get().get(ENVIRONMENT), now);
          }
          return false;
        });
  }

  private static AppGrant grant(Record row) {
    return new AppGrant(
        new Id.Grant(row.get(ID)),
        access(row),
        row.get(APP_NAME),
        row.get(CONFIDENTIAL),
        new Id.Identity(row.get(HUMAN)),
        Optional.ofNullable(row.get(SESSION_ID)).map(Id.Session::new),
        row.get(ASSURANCE),
        Columns.split(row.get(FACTORS)),
        row.get(AUTHENTICATED),
        Optional.ofNullable(row.get(NONCE)),
        new Id.Correlation(row.get(CORRELATION)),
        row.get(CREATED),
        row.get(EXPIRES));
  }

  private static HeldSecret held(Record secret, Record grant, boolean over) {
    return new HeldSecret(
        Redemption.Sort.valueOf(secret.get(SORT)),
        new Id.Grant(grant.get(ID)),
        access(grant),
        new Id.Identity(grant.get(HUMAN)),
        grant.get(AUTHENTICATED),
        grant.get(ASSURANCE),
        Columns.split(grant.get(FACTORS)),
        new Id.Correlation(grant.get(CORRELATION)),
        Optional.ofNullable(secret.get(REDIRECT)),
        Optional.ofNullable(secret.get(CHALLENGE)),
        Optional.ofNullable(secret.get(KEY)),
        secret.get(ROTATES),
        secret.get(USED),
        over,
        secret.get(EXPIRES),
        grant.get(EXPIRES));
  }
}
