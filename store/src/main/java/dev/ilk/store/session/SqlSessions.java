package dev.ilk.store.session;

import static dev.ilk.store.session.SessionTable.ASSURANCE;
import static dev.ilk.store.session.SessionTable.AUTHENTICATED;
import static dev.ilk.store.session.SessionTable.CORRELATION;
import static dev.ilk.store.session.SessionTable.DEVICE;
import static dev.ilk.store.session.SessionTable.DIGEST;
import static dev.ilk.store.session.SessionTable.ENDED;
import static dev.ilk.store.session.SessionTable.EXPIRES;
import static dev.ilk.store.session.SessionTable.FACTORS;
import static dev.ilk.store.session.SessionTable.HUMAN;
import static dev.ilk.store.session.SessionTable.ID;
import static dev.ilk.store.session.SessionTable.ISSUED;
import static dev.ilk.store.session.SessionTable.ISSUER;
import static dev.ilk.store.session.SessionTable.LAST_SEEN;
import static dev.ilk.store.session.SessionTable.NETWORK;
import static dev.ilk.store.session.SessionTable.PROVIDER_SESSION;
import static dev.ilk.store.session.SessionTable.SESSION;

import dev.ilk.issue.session.Authentication;
import dev.ilk.issue.session.KeptSession;
import dev.ilk.issue.session.NewSession;
import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.Origin;
import dev.ilk.issue.session.SessionStore;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.store.database.ChangeTable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Sessions in a database. */
public final class SqlSessions
    implements SessionStore, SessionLookup, OpenSessions.Finding, SignedOn {
  private final Database database;

  /**
   * The sessions of a database.
   *
   * @param database where they are
   */
  public SqlSessions(Database database) {
    this.database = database;
  }

  @Override
  public void create(NewSession session) throws StoreUnavailable {
    database.write(
        "storing a session",
        transaction ->
            transaction
                .sql()
                .insertInto(SESSION)
                .set(ID, session.id().value())
                .set(DIGEST, session.digest())
                .set(HUMAN, session.human().value())
                .set(ISSUER, session.issuer())
                .set(ASSURANCE, session.assurance())
                .set(FACTORS, Columns.join(session.factors()))
                .set(AUTHENTICATED, session.authenticated())
                .set(ISSUED, session.issued())
                .set(LAST_SEEN, session.issued())
                .set(EXPIRES, session.expires())
                .set(CORRELATION, session.correlation().value())
                .set(DEVICE, session.origin().device())
                .set(NETWORK, session.origin().network())
                .set(PROVIDER_SESSION, session.origin().providerSession())
                .set(ENDED, false)
                .execute());
  }

  @Override
  public boolean end(Id.Session id) throws StoreUnavailable {
    return database.write(
        "ending a session",
        transaction -> {
          int rows =
              transaction
                  .sql()
                  .update(SESSION)
                  .set(ENDED, true)
                  .where(ID.eq(id.value()).and(ENDED.eq(false)))
                  .execute();
          if (rows == 1) {
            transaction.changed(Topic.SESSION, id.value());
          }
          return rows == 1;
        });
  }

  @Override
  public List<KeptSession> open(Id.Identity human, Instant now, int limit) throws StoreUnavailable {
    return database.read(
        "finding a person's sessions",
        view ->
            view.sql()
                .select(SessionTable.ALL)
                .from(SESSION)
                .where(HUMAN.eq(human.value()).and(ENDED.eq(false)).and(EXPIRES.gt(now)))
                .orderBy(ISSUED.desc(), ID.desc())
                .limit(limit)
                .fetch(SqlSessions::kept));
  }

  @Override
  public Optional<Id.Identity> person(String issuer, String session) throws StoreUnavailable {
    return database.read(
        "finding who signed on in a provider's session",
        view ->
            view.sql()
                .selectDistinct(HUMAN)
                .from(SESSION)
                .where(ISSUER.eq(issuer).and(PROVIDER_SESSION.eq(session)))
                .limit(1)
                .fetchOptional(row -> new Id.Identity(row.value1())));
  }

  @Override
  public boolean authenticated(Id.Session id, Authentication authentication)
      throws StoreUnavailable {
    return database.write(
        "noting what the person of a session proved",
        transaction -> {
          transaction
              .sql()
              .update(SESSION)
              .set(AUTHENTICATED, authentication.at())
              .set(ASSURANCE, authentication.assurance())
              .set(FACTORS, Columns.join(authentication.factors()))
              .where(ID.eq(id.value()).and(ENDED.eq(false)))
              .and(AUTHENTICATED.le(authentication.at()))
              .execute();
          return transaction.sql().fetchExists(SESSION, ID.eq(id.value()).and(ENDED.eq(false)));
        });
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting sessions",
        transaction -> {
          ChangeTable.forget(
              transaction, Topic.SESSION, DSL.select(ID).from(SESSION).where(EXPIRES.le(now)));
          return transaction.sql().deleteFrom(SESSION).where(EXPIRES.le(now)).execute();
        });
  }

  @Override
  public Optional<SessionState> find(String digest) throws StoreUnavailable {
    return database.read(
        "finding a session",
        view ->
            view.sql()
                .select(SessionTable.ALL)
                .from(SESSION)
                .where(DIGEST.eq(digest))
                .fetchOptional(SqlSessions::state));
  }

  @Override
  public void touch(Id.Session id, Instant at) throws StoreUnavailable {
    database.write(
        "noting the use of a session",
        transaction ->
            transaction
                .sql()
                .update(SESSION)
                .set(LAST_SEEN, at)
                .where(ID.eq(id.value()).and(ENDED.eq(false)).and(LAST_SEEN.lt(at)))
                .execute());
  }

  private static SessionState state(Record row) {
    return new SessionState(
        new Id.Session(row.get(ID)),
        new Id.Identity(row.get(HUMAN)),
        row.get(ISSUER),
        row.get(ASSURANCE),
        Columns.split(row.get(FACTORS)),
        row.get(AUTHENTICATED),
        row.get(ISSUED),
        row.get(LAST_SEEN),
        row.get(EXPIRES),
        new Id.Correlation(row.get(CORRELATION)),
        row.get(ENDED));
  }

  private static KeptSession kept(Record row) {
    return new KeptSession(
        new Id.Session(row.get(ID)),
        row.get(ISSUER),
        row.get(ASSURANCE),
        Columns.split(row.get(FACTORS)),
        row.get(AUTHENTICATED),
        row.get(ISSUED),
        row.get(LAST_SEEN),
        row.get(EXPIRES),
        new Origin(row.get(DEVICE), row.get(NETWORK), row.get(PROVIDER_SESSION)));
  }
}
