package dev.ilk.store.lifecycle;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Lapse;
import dev.ilk.lifecycle.LapseStore;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** How far the ends of machine identities were carried, in a database. */
public final class SqlLapseStore implements LapseStore {
  private static final Table<Record> LAPSE = Columns.table("lapse");
  private static final Field<String> OF = Columns.text("identity");

  /** Which end, as RFC 3339 writes it, and as the body of its identity does. */
  private static final Field<String> NOTED = DSL.field(DSL.name("lapse", "ends"), String.class);

  private static final Field<String> LAPSE_ENDS = Columns.text("ends");
  private static final Field<String> STAGE = Columns.text("stage");

  /** In seconds. */
  private static final Field<Long> BEFORE = Columns.number("told_before");

  private static final Field<Instant> AT = Columns.instant("at");
  private static final Field<Instant> LOOK = Columns.instant("look");

  private static final Table<Record> IDENTITY = Columns.table("identity");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> KIND = Columns.text("kind");
  private static final Field<String> STATUS = Columns.text("status");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<String> OWNER = Columns.text("owner_team");
  private static final Field<String> ENDS = DSL.field(DSL.name("identity", "ends"), String.class);
  private static final Field<Long> REVISION = Columns.number("revision");
  private static final Field<String> BODY = Columns.text("body");

  private static final Table<Record> TURN = Columns.table("turn");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<Instant> UNTIL = Columns.instant("until");
  private static final String LAPSES = "lapses";

  private static final Condition MACHINES_THAT_ARE_THERE =
      ENDS.isNotNull().and(KIND.ne(Kind.HUMAN.name())).and(STATUS.ne(Status.ENDED.name()));
  private static final Condition MAY_ACT =
      STATUS.in(Status.ACTIVE.name(), Status.RESTRICTED.name());
  private static final Condition STOPPED_BY_THE_SCHEDULE =
      STATUS.eq(Status.REVOKED.name()).and(STAGE.eq(Stage.STOPPED.name()));

  private final Database database;

  /**
   * The ends of a database.
   *
   * @param database where they are
   */
  public SqlLapseStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Found> due(Instant horizon, Instant now, int limit) throws StoreUnavailable {
    return found(
        ENDS.lt(horizon.toString())
            .and(
                MAY_ACT
                    .and(LOOK.isNull().or(LOOK.le(now)))
                    .or(STOPPED_BY_THE_SCHEDULE.and(LOOK.le(now)))),
        limit);
  }

  @Override
  public List<Found> expiring(Optional<Team> team, Instant horizon, int limit)
      throws StoreUnavailable {
    Condition whose = team.map(one -> OWNER.eq(one.name())).orElse(DSL.noCondition());
    return found(
        whose.and(ENDS.lt(horizon.toString())).and(MAY_ACT.or(STOPPED_BY_THE_SCHEDULE)), limit);
  }

  private List<Found> found(Condition which, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST));
    }
    return database.read(
        "reading what ends",
        view ->
            view.sql()
                .select(BODY, REVISION, OF, NOTED, STAGE, BEFORE, AT, LOOK)
                .from(IDENTITY)
                .leftJoin(LAPSE)
                .on(OF.eq(ID).and(NOTED.eq(ENDS)))
                .where(MACHINES_THAT_ARE_THERE.and(which))
                .orderBy(ENDS, SUBJECT)
                .limit(limit)
                .fetch(row ->
                    new Found(
                        IdentityRow.read(row.value1(), row.value2()),
                        Optional.ofNullable(row.get(OF)).map(of -> lapse(row)))));
  }

  private static Lapse lapse(Record row) {
    return new Lapse(
        new Id.Identity(row.get(OF)),
        Instant.parse(row.get(NOTED)),
        Stage.valueOf(row.get(STAGE)),
        Duration.ofSeconds(row.get(BEFORE)),
        row.get(AT),
        row.get(LOOK));
  }

  @Override
  public Optional<Lapse> find(Id.Identity identity) throws StoreUnavailable {
    return database.read(
        "reading how far an end was carried",
        view ->
            view.sql()
                .select(OF, NOTED, STAGE, BEFORE, AT, LOOK)
                .from(LAPSE)
                .where(OF.eq(identity.value()))
                .fetchOptional(SqlLapseStore::lapse));
  }

  @Override
  public void note(Lapse lapse) throws StoreUnavailable {
    database.write(
        "noting how far an end was carried",
        transaction ->
            transaction
                .sql()
                .insertInto(LAPSE)
                .set(OF, lapse.identity().value())
                .set(LAPSE_ENDS, lapse.end().toString())
                .set(STAGE, lapse.stage().name())
                .set(BEFORE, lapse.before().toSeconds())
                .set(AT, lapse.at())
                .set(LOOK, lapse.next())
                .onConflict(OF)
                .doUpdate()
                .set(LAPSE_ENDS, lapse.end().toString())
                .set(STAGE, lapse.stage().name())
                .set(BEFORE, lapse.before().toSeconds())
                .set(AT, lapse.at())
                .set(LOOK, lapse.next())
                .execute());
  }

  @Override
  public boolean takeTurn(Instant now, Instant until) throws StoreUnavailable {
    return database.write(
        "taking the turn to carry out ends",
        transaction ->
            transaction
                    .sql()
                    .update(TURN)
                    .set(UNTIL, until)
                    .where(NAME.eq(LAPSES).and(UNTIL.le(now)))
                    .execute()
                == 1);
  }

  @Override
  public void endTurn() throws StoreUnavailable {
    database.write(
        "giving back the turn to carry out ends",
        transaction ->
            transaction
                .sql()
                .update(TURN)
                .set(UNTIL, Instant.EPOCH)
                .where(NAME.eq(LAPSES))
                .execute());
  }
}
