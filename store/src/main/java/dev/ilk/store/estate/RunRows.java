package dev.ilk.store.estate;

import dev.ilk.estate.stored.Held;
import dev.ilk.gate.estate.Run;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The rows of runs. */
final class RunRows {
  static final Table<Record> RUN = Columns.table("source_run");
  static final Field<String> SOURCE = Columns.text("source");
  static final Field<Long> NUMBER = Columns.number("number");
  static final Field<String> STATE = Columns.text("state");
  static final Field<Long> FENCE = Columns.number("fence");
  static final Field<Instant> HELD_UNTIL = Columns.instant("held_until");
  private static final Field<String> CURSOR = Columns.text("cursor");
  private static final Field<Long> BARREN = Columns.number("barren");
  private static final Field<Instant> BEGAN = Columns.instant("began");
  private static final Field<Instant> TOUCHED = Columns.instant("touched");
  private static final Field<Long> PAGES = Columns.number("pages");
  private static final Field<Long> SEEN = Columns.number("seen");
  private static final Field<Long> ADDED = Columns.number("added");
  private static final Field<Long> CHANGED = Columns.number("changed");
  private static final Field<Long> DOUBLED = Columns.number("doubled");
  private static final Field<Long> RETURNED = Columns.number("returned");
  private static final Field<Long> MISSING = Columns.number("missing");
  private static final Field<Long> GONE = Columns.number("gone");
  private static final Field<String> MESSAGE = Columns.text("message");

  /** The mark since which a run reads changes; empty for a whole one. */
  static final Field<String> SINCE = Columns.text("since");

  /** The mark that is the source's once the run is complete. */
  static final Field<String> MARK = Columns.text("mark");

  private static final List<Field<?>> ALL =
      List.of(
          SOURCE,
          NUMBER,
          STATE,
          CURSOR,
          FENCE,
          HELD_UNTIL,
          BARREN,
          BEGAN,
          TOUCHED,
          PAGES,
          SEEN,
          ADDED,
          CHANGED,
          DOUBLED,
          RETURNED,
          MISSING,
          GONE,
          MESSAGE,
          SINCE,
          MARK);

  private RunRows() {}

  static Optional<Record> latest(DSLContext sql, String source) {
    return sql.select(ALL)
        .from(RUN)
        .where(SOURCE.eq(source))
        .orderBy(NUMBER.desc())
        .limit(1)
        .fetchOptional()
        .map(row -> row);
  }

  static List<Run> of(DSLContext sql, String source, int limit) {
    return sql.select(ALL)
        .from(RUN)
        .where(SOURCE.eq(source))
        .orderBy(NUMBER.desc())
        .limit(limit)
        .fetch(RunRows::run);
  }

  static void insert(DSLContext sql, Held held, String since, Instant until) {
    Run run = held.run();
    sql.insertInto(RUN)
        .set(SOURCE, run.source())
        .set(NUMBER, run.number())
        .set(STATE, run.state().name())
        .set(CURSOR, held.cursor())
        .set(FENCE, held.fence())
        .set(HELD_UNTIL, until)
        .set(BARREN, (long) held.barren())
        .set(BEGAN, run.began())
        .set(TOUCHED, run.touched())
        .set(PAGES, run.pages())
        .set(SEEN, 0L)
        .set(ADDED, 0L)
        .set(CHANGED, 0L)
        .set(DOUBLED, 0L)
        .set(RETURNED, 0L)
        .set(MISSING, 0L)
        .set(GONE, 0L)
        .set(MESSAGE, run.message())
        .set(SINCE, since)
        .set(MARK, "")
        .execute();
  }

  static void mark(DSLContext sql, Run run, String mark) {
    sql.update(RUN)
        .set(MARK, mark)
        .where(SOURCE.eq(run.source()), NUMBER.eq(run.number()))
        .execute();
  }

  /**
   * Writes what a run has come to, if it is still where its holder believes it to be.
   *
   * @return false if another took it; then nothing is written
   */
  static boolean write(DSLContext sql, long fence, Held held, Instant until) {
    Run run = held.run();
    Run.Counts counts = run.counts();
    return sql.update(RUN)
            .set(STATE, run.state().name())
            .set(CURSOR, held.cursor())
            .set(FENCE, held.fence())
            .set(HELD_UNTIL, until)
            .set(BARREN, (long) held.barren())
            .set(TOUCHED, run.touched())
            .set(PAGES, run.pages())
            .set(SEEN, counts.seen())
            .set(ADDED, counts.added())
            .set(CHANGED, counts.changed())
            .set(DOUBLED, counts.doubled())
            .set(RETURNED, counts.returned())
            .set(MISSING, counts.missing())
            .set(GONE, counts.gone())
            .set(MESSAGE, run.message())
            .where(SOURCE.eq(run.source()), NUMBER.eq(run.number()), FENCE.eq(fence))
            .execute()
        == 1;
  }

  static Held held(Record row) {
    return new Held(run(row), row.get(CURSOR), row.get(FENCE), row.get(BARREN).intValue());
  }

  private static Run run(Record row) {
    return new Run(
        row.get(SOURCE),
        row.get(NUMBER),
        !row.get(SINCE).isEmpty(),
        Run.State.valueOf(row.get(STATE)),
        row.get(BEGAN),
        row.get(TOUCHED),
        row.get(PAGES),
        new Run.Counts(
            row.get(SEEN),
            row.get(ADDED),
            row.get(CHANGED),
            row.get(DOUBLED),
            row.get(RETURNED),
            row.get(MISSING),
            row.get(GONE)),
        row.get(MESSAGE));
  }
}
