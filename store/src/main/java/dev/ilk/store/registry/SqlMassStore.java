package dev.ilk.store.registry;

import dev.ilk.actor.Team;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.mass.MassStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.database.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Mass changes in a database. */
public final class SqlMassStore implements MassStore {
  private static final Table<Record> CHANGE = Columns.table("mass_change");
  private static final Field<String> ID = Columns.text("id");

  /** The sort of change, and its parts. */
  private static final Field<String> WHAT = Columns.text("what");

  private static final Field<Instant> ASKED = Columns.instant("asked");
  private static final Field<String> ASKED_BY = Columns.text("asked_by");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<String> STATE = Columns.text("state");

  /** Until when one node alone works at it. */
  private static final Field<Instant> CLAIMED = Columns.instant("claimed");

  private static final Table<Record> MEMBER = Columns.table("mass_member");
  private static final Field<String> OF = Columns.text("change");
  private static final Field<String> IDENTITY = Columns.text("identity");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<Boolean> DONE = Columns.flag("done");

  private static final int BATCH = 500;

  private final Database database;

  /**
   * The mass changes of a database.
   *
   * @param database where they are
   */
  public SqlMassStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(MassPlan plan, List<Member> members) throws StoreUnavailable {
    database.write(
        "storing a mass change",
        transaction -> {
          transaction
              .sql()
              .insertInto(CHANGE)
              .set(ID, plan.id().value())
              .set(WHAT, Columns.join(words(plan.what())))
              .set(ASKED, plan.asked())
              .set(ASKED_BY, plan.by().value())
              .set(DIGEST, plan.digest())
              .set(STATE, MassPlan.State.PLANNED.name())
              .execute();
          write(transaction, plan.id(), members, false);
          return true;
        });
  }

  private static void write(
      Transaction transaction, Id.MassChange id, List<Member> members, boolean done) {
    List<Query> rows = new ArrayList<>();
    for (Member member : members) {
      rows.add(
          transaction
              .sql()
              .insertInto(MEMBER)
              .set(OF, id.value())
              .set(IDENTITY, member.identity().value())
              .set(SUBJECT, member.subject())
              .set(DONE, done)
              .onConflict(OF, IDENTITY)
              .doUpdate()
              .set(DONE, done));
      if (rows.size() == BATCH) {
        transaction.sql().batch(rows).execute();
        rows.clear();
      }
    }
    transaction.sql().batch(rows).execute();
  }

  @Override
  public Optional<MassPlan> find(Id.MassChange id) throws StoreUnavailable {
    return database.snapshot("reading a mass change", view -> find(view, id.value()));
  }

  private static Optional<MassPlan> find(View view, String id) {
    return view.sql()
        .select(ID, WHAT, ASKED, ASKED_BY, DIGEST, STATE)
        .from(CHANGE)
        .where(ID.eq(id))
        .fetchOptional(row ->
            new MassPlan(
                new Id.MassChange(row.get(ID)),
                what(Columns.split(row.get(WHAT))),
                row.get(ASKED),
                new Id.Identity(row.get(ASKED_BY)),
                row.get(DIGEST),
                MassPlan.State.valueOf(row.get(STATE)),
                view.sql().fetchCount(MEMBER, OF.eq(id)),
                view.sql().fetchCount(MEMBER, OF.eq(id).and(DONE.isTrue()))));
  }

  private static List<String> words(MassPlan.What what) {
    return switch (what) {
      case MassPlan.RenameTeam(Team from, Team to) -> List.of("rename", from.name(), to.name());
      case MassPlan.MoveMachines(Team from, Team to, Optional<String> contact, String text) ->
          List.of("move", from.name(), to.name(), contact.orElse(""), text);
    };
  }

  private static MassPlan.What what(List<String> words) {
    Team from = new Team(words.get(1));
    Team to = new Team(words.get(2));
    return words.getFirst().equals("rename")
        ? new MassPlan.RenameTeam(from, to)
        : new MassPlan.MoveMachines(
            from,
            to,
            Optional.of(words.get(3)).filter(contact -> !contact.isEmpty()),
            words.get(4));
  }

  @Override
  public List<Member> members(Id.MassChange id, boolean left, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST));
    }
    Condition which = OF.eq(id.value()).and(left ? DONE.isFalse() : DSL.trueCondition());
    return database.read(
        "reading the identities of a mass change",
        view ->
            view.sql()
                .select(IDENTITY, SUBJECT)
                .from(MEMBER)
                .where(which)
                .orderBy(SUBJECT, IDENTITY)
                .limit(limit)
                .fetch(row -> new Member(new Id.Identity(row.get(IDENTITY)), row.get(SUBJECT))));
  }

  @Override
  public void begin(Id.MassChange id) throws StoreUnavailable {
    state(id, MassPlan.State.PLANNED, MassPlan.State.RUNNING);
  }

  @Override
  public void finish(Id.MassChange id) throws StoreUnavailable {
    state(id, MassPlan.State.RUNNING, MassPlan.State.DONE);
  }

  private void state(Id.MassChange id, MassPlan.State from, MassPlan.State to)
      throws StoreUnavailable {
    database.write(
        "writing how a mass change stands",
        transaction ->
            transaction
                .sql()
                .update(CHANGE)
                .set(STATE, to.name())
                .where(ID.eq(id.value()).and(STATE.eq(from.name())))
                .execute());
  }

  @Override
  public void note(Id.MassChange id, List<Member> members, boolean done) throws StoreUnavailable {
    database.write(
        "writing how far a mass change is",
        transaction -> {
          write(transaction, id, members, done);
          return true;
        });
  }

  @Override
  public Optional<MassPlan> claim(Instant now, Instant until) throws StoreUnavailable {
    Condition free =
        STATE.eq(MassPlan.State.RUNNING.name()).and(CLAIMED.isNull().or(CLAIMED.lt(now)));
    return database.write(
        "taking a mass change",
        transaction -> {
          Optional<String> id =
              transaction
                  .sql()
                  .select(ID)
                  .from(CHANGE)
                  .where(free)
                  .orderBy(ASKED, ID)
                  .limit(1)
                  .fetchOptional(ID);
          boolean taken =
              id.isPresent()
                  && transaction
                          .sql()
                          .update(CHANGE)
                          .set(CLAIMED, until)
                          .where(ID.eq(id.get()).and(free))
                          .execute()
                      == 1;
          return taken ? find(transaction, id.get()) : Optional.empty();
        });
  }
}
