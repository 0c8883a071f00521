package dev.ilk.store.lifecycle;

import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.handover.HandOverStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Hand-overs in a database. */
public final class SqlHandOverStore implements HandOverStore {
  private static final Table<Record> HAND_OVER = Columns.table("hand_over");
  private static final Field<String> IDENTITY = Columns.text("identity");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<String> GIVER = Columns.text("giver");
  private static final Field<String> RECEIVER = Columns.text("receiver");
  private static final Field<String> REASON = Columns.text("reason");
  private static final Field<String> PROPOSED_BY = Columns.text("proposed_by");
  private static final Field<Instant> PROPOSED = Columns.instant("proposed");
  private static final Field<Instant> UNTIL = Columns.instant("until");
  private static final Field<String> STATE = Columns.text("state");
  private static final Field<String> ANSWER = Columns.text("answer");
  private static final List<Field<?>> ALL =
      List.of(
          IDENTITY, SUBJECT, GIVER, RECEIVER, REASON, PROPOSED_BY, PROPOSED, UNTIL, STATE, ANSWER);

  private static final Condition OPEN = STATE.in(State.PROPOSED.name(), State.ACCEPTED.name());
  private static final String TEAM = "team:";
  private static final String HUMAN = "human:";

  private final Database database;

  /**
   * The hand-overs of a database.
   *
   * @param database where they are
   */
  public SqlHandOverStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean propose(HandOver one) throws StoreUnavailable {
    Map<Field<?>, Object> row = row(one);
    return database.write(
        "storing a hand-over",
        transaction -> {
          transaction
              .sql()
              .deleteFrom(HAND_OVER)
              .where(IDENTITY.eq(one.identity().value()).andNot(OPEN))
              .execute();
          return transaction
                  .sql()
                  .insertInto(HAND_OVER)
                  .set(row)
                  .onConflict(IDENTITY)
                  .doNothing()
                  .execute()
              == 1;
        });
  }

  private static Map<Field<?>, Object> row(HandOver one) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(IDENTITY, one.identity().value());
    row.put(SUBJECT, one.subject());
    row.put(GIVER, one.from().name());
    row.put(RECEIVER, one.to().told());
    row.put(REASON, one.reason());
    row.put(PROPOSED_BY, one.by().value());
    row.put(PROPOSED, one.proposed());
    row.put(UNTIL, one.until());
    row.put(STATE, one.state().name());
    row.put(ANSWER, one.answer());
    return row;
  }

  @Override
  public Optional<HandOver> find(Id.Identity identity) throws StoreUnavailable {
    return database.read(
        "reading a hand-over",
        view ->
            view.sql()
                .select(ALL)
                .from(HAND_OVER)
                .where(IDENTITY.eq(identity.value()))
                .fetchOptional(SqlHandOverStore::handOver));
  }

  @Override
  public List<HandOver> open(String after, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d hand-overs".formatted(MOST));
    }
    return database.read(
        "reading hand-overs",
        view ->
            view.sql()
                .select(ALL)
                .from(HAND_OVER)
                .where(OPEN.and(IDENTITY.gt(after)))
                .orderBy(IDENTITY)
                .limit(limit)
                .fetch(SqlHandOverStore::handOver));
  }

  private static HandOver handOver(Record row) {
    String to = row.get(RECEIVER);
    return new HandOver(
        new Id.Identity(row.get(IDENTITY)),
        row.get(SUBJECT),
        new Team(row.get(GIVER)),
        to.startsWith(TEAM)
            ? new HandOver.ToTeam(new Team(to.substring(TEAM.length())))
            : new HandOver.ToPerson(to.substring(HUMAN.length())),
        row.get(REASON),
        new Id.Identity(row.get(PROPOSED_BY)),
        row.get(PROPOSED),
        row.get(UNTIL),
        State.valueOf(row.get(STATE)),
        row.get(ANSWER));
  }

  @Override
  public boolean replace(HandOver before, HandOver after) throws StoreUnavailable {
    return database.write(
        "writing how a hand-over stands",
        transaction ->
            transaction
                    .sql()
                    .update(HAND_OVER)
                    .set(STATE, after.state().name())
                    .set(ANSWER, after.answer())
                    .where(
                        IDENTITY
                            .eq(before.identity().value())
                            .and(STATE.eq(before.state().name()))
                            .and(PROPOSED.eq(before.proposed())))
                    .execute()
                == 1);
  }
}
