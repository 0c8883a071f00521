package dev.ilk.store.lifecycle;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.UnderWayStore;
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

/**
 * What goes on with identities in a table of a database: a row of each, with a state of which some
 * are open, an answer, and a time of beginning by which an earlier one is told apart.
 */
abstract class SqlUnderWay<T> implements UnderWayStore<T> {
  static final Field<String> IDENTITY = Columns.text("identity");
  static final Field<String> SUBJECT = Columns.text("subject");
  static final Field<String> REASON = Columns.text("reason");
  static final Field<Instant> UNTIL = Columns.instant("until");
  static final Field<String> STATE = Columns.text("state");
  static final Field<String> ANSWER = Columns.text("answer");

  private final Database database;
  private final Table<Record> table;
  private final List<Field<?>> fields;
  private final Field<Instant> begun;
  private final Condition open;

  /** In a table with these fields and those that all have; which states are open. */
  SqlUnderWay(
      Database database,
      String table,
      List<Field<?>> fields,
      Field<Instant> begun,
      List<String> open) {
    this.database = database;
    this.table = Columns.table(table);
    this.fields = fields;
    this.begun = begun;
    this.open = STATE.in(open);
  }

  /** What all of them have. */
  record Head(
      Id.Identity identity,
      String subject,
      String reason,
      Instant begun,
      Instant until,
      String state,
      String answer) {}

  abstract Head head(T one);

  /** What it has beside. */
  abstract Map<Field<?>, Object> rest(T one);

  abstract T read(Record row);

  @Override
  public boolean begin(T one) throws StoreUnavailable {
    Map<Field<?>, Object> row = row(one);
    return database.write(
        "storing what goes on with an identity",
        transaction -> {
          transaction
              .sql()
              .deleteFrom(table)
              .where(IDENTITY.eq(head(one).identity().value()).andNot(open))
              .execute();
          return transaction
                  .sql()
                  .insertInto(table)
                  .set(row)
                  .onConflict(IDENTITY)
                  .doNothing()
                  .execute()
              == 1;
        });
  }

  private Map<Field<?>, Object> row(T one) {
    Head head = head(one);
    Map<Field<?>, Object> row = new HashMap<>(rest(one));
    row.put(IDENTITY, head.identity().value());
    row.put(SUBJECT, head.subject());
    row.put(REASON, head.reason());
    row.put(begun, head.begun());
    row.put(UNTIL, head.until());
    row.put(STATE, head.state());
    row.put(ANSWER, head.answer());
    return row;
  }

  @Override
  public Optional<T> find(Id.Identity identity) throws StoreUnavailable {
    return database.read(
        "reading what goes on with an identity",
        view ->
            view.sql()
                .select(fields)
                .from(table)
                .where(IDENTITY.eq(identity.value()))
                .fetchOptional(this::read));
  }

  @Override
  public List<T> open(String after, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d at once".formatted(MOST));
    }
    return database.read(
        "reading what goes on with identities",
        view ->
            view.sql()
                .select(fields)
                .from(table)
                .where(open.and(IDENTITY.gt(after)))
                .orderBy(IDENTITY)
                .limit(limit)
                .fetch(this::read));
  }

  @Override
  public boolean replace(T before, T after) throws StoreUnavailable {
    Head was = head(before);
    Head is = head(after);
    return database.write(
        "writing how it stands with an identity",
        transaction ->
            transaction
                    .sql()
                    .update(table)
                    .set(STATE, is.state())
                    .set(ANSWER, is.answer())
                    .where(
                        IDENTITY
                            .eq(was.identity().value())
                            .and(STATE.eq(was.state()))
                            .and(begun.eq(was.begun())))
                    .execute()
                == 1);
  }
}
