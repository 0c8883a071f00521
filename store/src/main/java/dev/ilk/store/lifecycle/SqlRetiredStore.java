package dev.ilk.store.lifecycle;

import dev.ilk.actor.Status;
import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Retired;
import dev.ilk.lifecycle.RetiredStore;
import dev.ilk.registry.stored.DeclaredRow;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.View;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What was taken out of use, in a database. */
public final class SqlRetiredStore implements RetiredStore {
  private static final Table<Record> RETIRED = Columns.table("retired");
  private static final Field<String> OF = Columns.text("identity");
  private static final Field<String> SUBJECT = Columns.text("subject");
  private static final Field<String> STOOD = Columns.text("stood");

  /** The bodies of declarations. */
  private static final Field<String> RULES = Columns.text("rules");

  private static final Field<String> STATE = Columns.text("state");
  private static final Field<Instant> UNTIL = Columns.instant("until");

  /** Until when one node alone works at it. */
  private static final Field<Instant> CLAIMED = Columns.instant("claimed");

  private final Database database;

  /**
   * What was taken out of use, of a database.
   *
   * @param database where it is
   */
  public SqlRetiredStore(Database database) {
    this.database = database;
  }

  @Override
  public void note(Retired one, Instant until) throws StoreUnavailable {
    String rules =
        Columns.join(one.rules().stream().map(DeclaredRow::of).map(DeclaredRow::body).toList());
    database.write(
        "noting what is taken out of use",
        transaction -> {
          transaction.sql().deleteFrom(RETIRED).where(OF.eq(one.identity().value())).execute();
          return transaction
              .sql()
              .insertInto(RETIRED)
              .set(OF, one.identity().value())
              .set(SUBJECT, one.subject())
              .set(STOOD, one.before().name())
              .set(RULES, rules)
              .set(STATE, one.state().name())
              .set(UNTIL, one.until())
              .set(CLAIMED, until)
              .execute();
        });
  }

  @Override
  public Optional<Retired> find(Id.Identity identity) throws StoreUnavailable {
    return database.read("reading what was taken out of use", view -> find(view, identity.value()));
  }

  private static Optional<Retired> find(View view, String identity) {
    return view.sql()
        .select(OF, SUBJECT, STOOD, RULES, STATE, UNTIL)
        .from(RETIRED)
        .where(OF.eq(identity))
        .fetchOptional(row ->
            new Retired(
                new Id.Identity(row.get(OF)),
                row.get(SUBJECT),
                Status.valueOf(row.get(STOOD)),
                Columns.split(row.get(RULES)).stream().map(DeclaredRow::read).toList(),
                State.valueOf(row.get(STATE)),
                row.get(UNTIL)));
  }

  @Override
  public boolean move(Id.Identity identity, State from, State to) throws StoreUnavailable {
    return database.write(
        "noting how far a decommissioning is",
        transaction ->
            transaction
                    .sql()
                    .update(RETIRED)
                    .set(STATE, to.name())
                    .where(OF.eq(identity.value()).and(STATE.eq(from.name())))
                    .execute()
                == 1);
  }

  @Override
  public Optional<Retired> claim(Instant now, Instant until) throws StoreUnavailable {
    Condition due =
        STATE
            .eq(State.RUNNING.name())
            .or(STATE.eq(State.DONE.name()).and(UNTIL.le(now)))
            .and(CLAIMED.isNull().or(CLAIMED.lt(now)));
    return database.write(
        "taking a decommissioning",
        transaction -> {
          Optional<String> id =
              transaction
                  .sql()
                  .select(OF)
                  .from(RETIRED)
                  .where(due)
                  .orderBy(UNTIL, OF)
                  .limit(1)
                  .fetchOptional(OF);
          boolean taken =
              id.isPresent()
                  && transaction
                          .sql()
                          .update(RETIRED)
                          .set(CLAIMED, until)
                          .where(OF.eq(id.get()).and(due))
                          .execute()
                      == 1;
          return taken ? find(transaction, id.get()) : Optional.empty();
        });
  }
}
