package dev.ilk.store.session;

import static dev.ilk.store.session.SessionTable.ASSURANCE;
import static dev.ilk.store.session.SessionTable.AUTHENTICATED;
import static dev.ilk.store.session.SessionTable.BOUND_DEVICE;
import static dev.ilk.store.session.SessionTable.BOUND_NETWORK;
import static dev.ilk.store.session.SessionTable.DIGEST;
import static dev.ilk.store.session.SessionTable.ENDED;
import static dev.ilk.store.session.SessionTable.EXPIRES;
import static dev.ilk.store.session.SessionTable.FACTORS;
import static dev.ilk.store.session.SessionTable.HUMAN;
import static dev.ilk.store.session.SessionTable.ID;
import static dev.ilk.store.session.SessionTable.ISSUED;
import static dev.ilk.store.session.SessionTable.ISSUER;
import static dev.ilk.store.session.SessionTable.LAST_SEEN;
import static dev.ilk.store.session.SessionTable.MOVED;
import static dev.ilk.store.session.SessionTable.MOVED_CHANGES;
import static dev.ilk.store.session.SessionTable.MOVED_DEVICE;
import static dev.ilk.store.session.SessionTable.MOVED_NETWORK;
import static dev.ilk.store.session.SessionTable.PROVIDER_SESSION;
import static dev.ilk.store.session.SessionTable.SESSION;

import dev.ilk.issue.session.Authentication;
import dev.ilk.issue.session.KeptSession;
import dev.ilk.issue.session.NewSession;
import dev.ilk.issue.session.OpenSessions;
import dev.ilk.issue.session.SessionStore;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.Moved;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.proof.Circumstances.Change;
import dev.ilk.store.database.ChangeTable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Sessions in a database. */
public final class SqlSessions
    implements SessionStore, SessionLookup, OpenSessions.Finding, SignedOn, Familiar {
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
        transaction -> {
          FamiliarTables.note(transaction.sql(), session);
          return transaction.sql().insertInto(SESSION).set(SessionRows.of(session)).execute();
        });
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
                .fetch(SessionRows::kept));
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
              .set(BOUND_DEVICE, authentication.device())
              .set(BOUND_NETWORK, authentication.network())
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
                .fetchOptional(SessionRows::state));
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

  @Override
  public void moved(Id.Session id, Moved moved, boolean ends) throws StoreUnavailable {
    database.write(
        "noting that a session was used elsewhere",
        transaction -> {
          int rows =
              transaction
                  .sql()
                  .update(SESSION)
                  .set(MOVED, moved.at())
                  .set(
                      MOVED_CHANGES,
                      Columns.join(moved.changes().stream().map(Change::word).sorted().toList()))
                  .set(MOVED_DEVICE, moved.device())
                  .set(MOVED_NETWORK, moved.network())
                  .set(ENDED, ends)
                  .where(ID.eq(id.value()).and(ENDED.eq(false)))
                  .execute();
          if (ends && rows == 1) {
            transaction.changed(Topic.SESSION, id.value());
          }
          return rows;
        });
  }

  @Override
  public boolean isKnown(Id.Identity human, String device) throws StoreUnavailable {
    return database.read(
        "looking whether a browser was used before",
        view -> FamiliarTables.isKnown(view.sql(), human, device));
  }

  @Override
  public Optional<Sighting> last(Id.Identity human) throws StoreUnavailable {
    return database.read(
        "looking where somebody signed in last", view -> FamiliarTables.last(view.sql(), human));
  }

  @Override
  public int forget(Instant before) throws StoreUnavailable {
    return database.write(
        "forgetting browsers and places",
        transaction -> FamiliarTables.prune(transaction.sql(), before));
  }
}
