package dev.ilk.store.approval;

import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.ChangeTable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Access requests in a database. */
public final class SqlApprovalStore implements ApprovalStore {
  private static final int MOST = 1000;
  private static final Table<Record> REQUEST = Columns.table("access_request");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> BINDING = Columns.text("binding");
  private static final Field<String> GUARD = Columns.text("guard");
  private static final Field<String> GUARD_NAME = Columns.text("guard_name");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<String> VERB = Columns.text("verb");
  private static final Field<String> RESOURCE = Columns.text("resource");
  private static final Field<String> ARGUMENTS = Columns.text("arguments");
  private static final Field<String> SHOWN = Columns.text("shown");
  private static final Field<String> REASON = Columns.text("reason");
  private static final Field<String> APPROVERS = Columns.text("approvers");
  private static final Field<Instant> CREATED = Columns.instant("created");
  private static final Field<Instant> EXPIRES = Columns.instant("expires");
  private static final Field<String> STATUS = Columns.text("status");
  private static final Field<String> VOTES = Columns.text("votes");
  private static final Field<Instant> DECIDED = Columns.instant("decided");
  private static final List<Field<?>> ALL =
      List.of(
          ID,
          BINDING,
          GUARD,
          GUARD_NAME,
          SUBJECT,
          VERB,
          RESOURCE,
          ARGUMENTS,
          SHOWN,
          REASON,
          APPROVERS,
          CREATED,
          EXPIRES,
          STATUS,
          VOTES,
          DECIDED);

  private final Database database;

  /**
   * The access requests of a database.
   *
   * @param database where they are
   */
  public SqlApprovalStore(Database database) {
    this.database = database;
  }

  @Override
  public AccessRequest add(AccessRequest request) throws StoreUnavailable {
    AccessRequest.Asked asked = request.asked();
    return database.write(
        "storing an access request",
        transaction -> {
          Optional<AccessRequest> there =
              transaction
                  .sql()
                  .select(ALL)
                  .from(REQUEST)
                  .where(GUARD.eq(asked.guard().value()).and(ARGUMENTS.eq(asked.arguments())))
                  .and(STATUS.eq(ApprovalTask.Status.PENDING.name()))
                  .and(EXPIRES.gt(asked.created()))
                  .orderBy(CREATED)
                  .limit(1)
                  .fetchOptional(SqlApprovalStore::read);
          if (there.isPresent()) {
            return there.get();
          }
          transaction
              .sql()
              .insertInto(REQUEST)
              .set(ID, request.id().value())
              .set(BINDING, asked.binding())
              .set(GUARD, asked.guard().value())
              .set(GUARD_NAME, asked.guardName())
              .set(SUBJECT, asked.subject())
              .set(VERB, asked.verb())
              .set(RESOURCE, asked.resource())
              .set(ARGUMENTS, asked.arguments())
              .set(SHOWN, asked.shown())
              .set(REASON, asked.reason())
              .set(APPROVERS, Columns.join(asked.approvers()))
              .set(CREATED, asked.created())
              .set(EXPIRES, asked.expires())
              .set(STATUS, request.state().status().name())
              .set(VOTES, votes(request.state().votes()))
              .onConflict(BINDING)
              .doNothing()
              .execute();
          transaction.changed(Topic.APPROVAL, request.id().value());
          return transaction
              .sql()
              .select(ALL)
              .from(REQUEST)
              .where(BINDING.eq(asked.binding()))
              .fetchSingle(SqlApprovalStore::read);
        });
  }

  @Override
  public Optional<AccessRequest> find(Id.AccessRequest id) throws StoreUnavailable {
    return database.read(
        "reading an access request",
        view ->
            view.sql()
                .select(ALL)
                .from(REQUEST)
                .where(ID.eq(id.value()))
                .fetchOptional(SqlApprovalStore::read));
  }

  @Override
  public List<AccessRequest> waiting(Instant now, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d access requests".formatted(MOST));
    }
    return database.read(
        "reading access requests",
        view ->
            view.sql()
                .select(ALL)
                .from(REQUEST)
                .where(STATUS.eq(ApprovalTask.Status.PENDING.name()).and(EXPIRES.gt(now)))
                .orderBy(CREATED, ID)
                .limit(limit)
                .fetch(SqlApprovalStore::read));
  }

  @Override
  public boolean replace(AccessRequest before, AccessRequest after) throws StoreUnavailable {
    return database.write(
        "answering an access request",
        transaction -> {
          int rows =
              transaction
                  .sql()
                  .update(REQUEST)
                  .set(STATUS, after.state().status().name())
                  .set(VOTES, votes(after.state().votes()))
                  .set(DECIDED, after.state().decided().orElse(null))
                  .where(ID.eq(before.id().value()))
                  .and(STATUS.eq(before.state().status().name()))
                  .and(VOTES.eq(votes(before.state().votes())))
                  .execute();
          if (rows == 1) {
            transaction.changed(Topic.APPROVAL, before.id().value());
          }
          return rows == 1;
        });
  }

  @Override
  public int prune(Instant before) throws StoreUnavailable {
    return database.write(
        "forgetting access requests",
        transaction -> {
          ChangeTable.forget(
              transaction, Topic.APPROVAL, DSL.select(ID).from(REQUEST).where(EXPIRES.lt(before)));
          return transaction.sql().deleteFrom(REQUEST).where(EXPIRES.lt(before)).execute();
        });
  }

  /** Three words a vote. */
  private static String votes(List<AccessRequest.Vote> votes) {
    List<String> words = new ArrayList<>();
    for (AccessRequest.Vote vote : votes) {
      words.add(vote.as());
      words.add(vote.by().value());
      words.add(vote.at().toString());
    }
    return Columns.join(words);
  }

  private static List<AccessRequest.Vote> votes(String text) {
    List<String> words = Columns.split(text);
    List<AccessRequest.Vote> votes = new ArrayList<>();
    for (int i = 0; i + 2 < words.size(); i += 3) {
      votes.add(
          new AccessRequest.Vote(
              words.get(i), new Id.Identity(words.get(i + 1)), Instant.parse(words.get(i + 2))));
    }
    return votes;
  }

  private static AccessRequest read(Record row) {
    return new AccessRequest(
        new Id.AccessRequest(row.get(ID)),
        new AccessRequest.Asked(
            new Id.Identity(row.get(GUARD)),
            row.get(GUARD_NAME),
            row.get(SUBJECT),
            row.get(VERB),
            row.get(RESOURCE),
            row.get(ARGUMENTS),
            row.get(SHOWN),
            row.get(REASON),
            Columns.split(row.get(APPROVERS)),
            row.get(BINDING),
            row.get(CREATED),
            row.get(EXPIRES)),
        new AccessRequest.State(
            ApprovalTask.Status.valueOf(row.get(STATUS)),
            votes(row.get(VOTES)),
            Optional.ofNullable(row.get(DECIDED))));
  }
}
