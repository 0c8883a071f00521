package dev.ilk.store.lifecycle;

import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.handover.HandOverStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** Hand-overs in a database. */
public final class SqlHandOverStore extends SqlUnderWay<HandOver> implements HandOverStore {
  private static final Field<String> GIVER = Columns.text("giver");
  private static final Field<String> RECEIVER = Columns.text("receiver");
  private static final Field<String> PROPOSED_BY = Columns.text("proposed_by");
  private static final Field<Instant> PROPOSED = Columns.instant("proposed");

  private static final String TEAM = "team:";
  private static final String HUMAN = "human:";

  /**
   * The hand-overs of a database.
   *
   * @param database where they are
   */
  public SqlHandOverStore(Database database) {
    super(
        database,
        "hand_over",
        List.of(
            IDENTITY,
            SUBJECT,
            GIVER,
            RECEIVER,
            REASON,
            PROPOSED_BY,
            PROPOSED,
            UNTIL,
            STATE,
            ANSWER),
        PROPOSED,
        List.of(State.PROPOSED.name(), State.ACCEPTED.name()));
  }

  @Override
  Head head(HandOver one) {
    return new Head(
        one.identity(),
        one.subject(),
        one.reason(),
        one.proposed(),
        one.until(),
        one.state().name(),
        one.answer());
  }

  @Override
  Map<Field<?>, Object> rest(HandOver one) {
    return Map.of(
        GIVER, one.from().name(), RECEIVER, one.to().told(), PROPOSED_BY, one.by().value());
  }

  @Override
  HandOver read(Record row) {
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
}
