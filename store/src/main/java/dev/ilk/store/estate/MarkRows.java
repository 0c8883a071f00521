package dev.ilk.store.estate;

import static dev.ilk.store.estate.SqlSources.NAME;
import static dev.ilk.store.estate.SqlSources.SOURCE;

import dev.ilk.estate.stored.Marked;
import dev.ilk.gate.estate.Run;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Since when the changes of sources can be asked for. */
final class MarkRows {
  private static final Field<String> MARK = Columns.text("mark");
  private static final Field<Instant> WHOLE_AT = Columns.instant("whole_at");

  private MarkRows() {}

  static Marked of(DSLContext sql, String source) {
    return sql.select(MARK, WHOLE_AT)
        .from(SOURCE)
        .where(NAME.eq(source))
        .fetchOptional(MarkRows::read)
        .orElse(new Marked(Optional.empty(), Optional.empty()));
  }

  private static Marked read(Record row) {
    return new Marked(
        Optional.of(row.get(MARK)).filter(mark -> !mark.isEmpty()),
        Optional.of(row.get(WHOLE_AT)).filter(Instant.EPOCH::isBefore));
  }

  static void forget(DSLContext sql, String source) {
    sql.update(SOURCE).set(MARK, "").where(NAME.eq(source)).execute();
  }

  /** A whole run is complete: its mark is the source's, or there is none. */
  static void whole(DSLContext sql, Run run, String mark) {
    sql.update(SOURCE)
        .set(MARK, mark)
        .set(WHOLE_AT, run.began())
        .where(NAME.eq(run.source()))
        .execute();
  }

  /** A run of changes is complete. What another forgot or moved on meanwhile stays as it is. */
  static void moved(DSLContext sql, Run run, String since, String mark) {
    sql.update(SOURCE).set(MARK, mark).where(NAME.eq(run.source()), MARK.eq(since)).execute();
  }
}
