package dev.ilk.store.lifecycle;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.request.RequestStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Requests for identities in a database. */
public final class SqlRequestStore implements RequestStore {
  private static final Table<Record> REQUEST = Columns.table("identity_request");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> REQUESTER = Columns.text("requester");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<String> TEMPLATE = Columns.text("template");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<String> TEAM = Columns.text("team");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> REASON = Columns.text("reason");
  private static final Field<Instant> ASKED = Columns.instant("asked");
  private static final Field<String> IDENTITY = Columns.text("identity");
  private static final Field<String> WANTED = Columns.text("wanted");
  private static final Field<String> DOCUMENT = Columns.text("document");

  /** By what it proves itself, by what not, and what is to be minded, for people. */
  private static final Field<String> TOLD = Columns.text("told");

  private static final Field<String> APPROVERS = Columns.text("approvers");
  private static final Field<String> TASK = Columns.text("task");
  private static final Field<Instant> UNTIL = Columns.instant("until");
  private static final Field<String> STATE = Columns.text("state");
  private static final Field<String> WHY = Columns.text("why");
  private static final Field<Instant> SETTLED = Columns.instant("settled");

  private static final List<Field<?>> ALL =
      List.of(
          ID,
          REQUESTER,
          SUBJECT,
          TEMPLATE,
          DIGEST,
          TEAM,
          ENVIRONMENT,
          REASON,
          ASKED,
          IDENTITY,
          WANTED,
          DOCUMENT,
          TOLD,
          APPROVERS,
          TASK,
          UNTIL,
          STATE,
          WHY,
          SETTLED);

  private final Database database;

  /**
   * The requests of a database.
   *
   * @param database where they are
   */
  public SqlRequestStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(IdentityRequest request) throws StoreUnavailable {
    IdentityRequest.Asked asked = request.asked();
    IdentityRequest.Wanted wanted = request.wanted();
    IdentityRequest.Approval approval = request.approval();
    database.write(
        "storing a request",
        transaction ->
            transaction
                .sql()
                .insertInto(REQUEST)
                .set(ID, request.id().value())
                .set(REQUESTER, asked.by().value())
                .set(SUBJECT, asked.requester())
                .set(TEMPLATE, asked.template())
                .set(DIGEST, asked.digest())
                .set(TEAM, asked.team().name())
                .set(ENVIRONMENT, asked.environment().name())
                .set(REASON, asked.reason())
                .set(ASKED, asked.at())
                .set(IDENTITY, wanted.identity().value())
                .set(WANTED, wanted.subject())
                .set(DOCUMENT, wanted.document())
                .set(TOLD, Columns.join(List.of(wanted.allows(), wanted.never(), wanted.caution())))
                .set(APPROVERS, Columns.join(approval.approvers()))
                .set(TASK, approval.task().map(Id.AccessRequest::value).orElse(null))
                .set(UNTIL, approval.until())
                .set(STATE, request.state().name())
                .set(WHY, request.why())
                .set(SETTLED, request.settled().orElse(null))
                .execute());
  }

  @Override
  public Optional<IdentityRequest> find(Id.IdentityRequest id) throws StoreUnavailable {
    return latest(ID.eq(id.value()), 1).stream().findFirst();
  }

  @Override
  public Optional<IdentityRequest> of(Id.AccessRequest task) throws StoreUnavailable {
    return latest(TASK.eq(task.value()), 1).stream().findFirst();
  }

  @Override
  public List<IdentityRequest> by(Id.Identity by, int limit) throws StoreUnavailable {
    return latest(REQUESTER.eq(by.value()), limit);
  }

  @Override
  public List<IdentityRequest> of(Team team, int limit) throws StoreUnavailable {
    return latest(TEAM.eq(team.name()), limit);
  }

  private List<IdentityRequest> latest(Condition which, int limit) throws StoreUnavailable {
    return database.read(
        "reading requests",
        view ->
            view.sql()
                .select(ALL)
                .from(REQUEST)
                .where(which)
                .orderBy(ID.desc())
                .limit(checked(limit))
                .fetch(SqlRequestStore::request));
  }

  @Override
  public List<IdentityRequest> open(String after, int limit) throws StoreUnavailable {
    return database.read(
        "reading requests that are open",
        view ->
            view.sql()
                .select(ALL)
                .from(REQUEST)
                .where(SETTLED.isNull().and(ID.gt(after)))
                .orderBy(ID)
                .limit(checked(limit))
                .fetch(SqlRequestStore::request));
  }

  private static int checked(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d requests".formatted(MOST));
    }
    return limit;
  }

  private static IdentityRequest request(Record row) {
    List<String> told = Columns.split(row.get(TOLD));
    return new IdentityRequest(
        new Id.IdentityRequest(row.get(ID)),
        new IdentityRequest.Asked(
            new Id.Identity(row.get(REQUESTER)),
            row.get(SUBJECT),
            row.get(TEMPLATE),
            row.get(DIGEST),
            new Team(row.get(TEAM)),
            new Environment(row.get(ENVIRONMENT)),
            row.get(REASON),
            row.get(ASKED)),
        new IdentityRequest.Wanted(
            new Id.Identity(row.get(IDENTITY)),
            row.get(WANTED),
            row.get(DOCUMENT),
            told.get(0),
            told.get(1),
            told.get(2)),
        new IdentityRequest.Approval(
            Columns.split(row.get(APPROVERS)),
            Optional.ofNullable(row.get(TASK)).map(Id.AccessRequest::new),
            row.get(UNTIL)),
        IdentityRequest.State.valueOf(row.get(STATE)),
        row.get(WHY),
        Optional.ofNullable(row.get(SETTLED)));
  }

  @Override
  public boolean replace(IdentityRequest before, IdentityRequest after) throws StoreUnavailable {
    return database.write(
        "writing how a request stands",
        transaction ->
            transaction
                    .sql()
                    .update(REQUEST)
                    .set(STATE, after.state().name())
                    .set(WHY, after.why())
                    .set(SETTLED, after.settled().orElse(null))
                    .where(ID.eq(before.id().value()).and(STATE.eq(before.state().name())))
                    .execute()
                == 1);
  }
}
