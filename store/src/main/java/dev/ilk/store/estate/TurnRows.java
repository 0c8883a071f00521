package dev.ilk.store.estate;

import static dev.ilk.store.estate.SqlSources.EVERY;
import static dev.ilk.store.estate.SqlSources.NAME;
import static dev.ilk.store.estate.SqlSources.SOURCE;

import dev.ilk.estate.stored.SourceStore;
import dev.ilk.gate.estate.Turn;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Whose turn it is of the sources that are read by themselves. */
final class TurnRows {
  private static final Field<Instant> DUE = Columns.instant("due");
  private static final Field<Long> FAILURES = Columns.number("failures");
  private static final Field<String> TROUBLE = Columns.text("trouble");

  private TurnRows() {}

  /** The second update tells whether another node was first: it changes nothing then. */
  static Optional<SourceStore.Taken> claim(DSLContext sql, Instant now, Instant until) {
    Optional<Record> first =
        sql.select(SqlSources.ALL)
            .select(DUE, FAILURES, TROUBLE)
            .from(SOURCE)
            .where(EVERY.gt(0L), DUE.le(now))
            .orderBy(DUE, NAME)
            .limit(1)
            .fetchOptional()
            .map(row -> row);
    return first
        .filter(row ->
            sql.update(SOURCE)
                    .set(DUE, until)
                    .where(NAME.eq(row.get(NAME)), DUE.eq(row.get(DUE)))
                    .execute()
                == 1)
        .map(row -> new SourceStore.Taken(SqlSources.read(row), turn(row)));
  }

  static boolean write(DSLContext sql, String name, Turn turn) {
    return sql.update(SOURCE)
            .set(DUE, turn.due())
            .set(FAILURES, (long) turn.failures())
            .set(TROUBLE, turn.trouble())
            .where(NAME.eq(name))
            .execute()
        == 1;
  }

  static Turn of(DSLContext sql, String name) {
    return sql.select(DUE, FAILURES, TROUBLE)
        .from(SOURCE)
        .where(NAME.eq(name))
        .fetchOptional(TurnRows::turn)
        .orElse(Turn.FIRST);
  }

  private static Turn turn(Record row) {
    return new Turn(row.get(DUE), row.get(FAILURES).intValue(), row.get(TROUBLE));
  }
}
