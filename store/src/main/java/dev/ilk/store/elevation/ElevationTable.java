package dev.ilk.store.elevation;

import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of elevations, and what another room's write does to it. */
public final class ElevationTable {
  static final Table<Record> ELEVATION = Columns.table("elevation");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> HUMAN = Columns.text("human");
  static final Field<String> SUBJECT = Columns.text("subject");
  static final Field<String> ROLE = Columns.text("role");

  /** In milliseconds. */
  static final Field<Long> LASTING = Columns.number("lasting");

  static final Field<String> REASON = Columns.text("reason");
  static final Field<String> REQUEST = Columns.text("request");
  static final Field<Instant> ASKED = Columns.instant("asked");
  static final Field<Instant> SINCE = Columns.instant("since");
  static final Field<Instant> UNTIL = Columns.instant("until");
  static final Field<String> APPROVERS = Columns.text("approvers");
  static final Field<Instant> ENDED = Columns.instant("ended");
  static final Field<String> ENDED_BY = Columns.text("ended_by");

  private ElevationTable() {}

  /**
   * Ends all that a person has taken up or asked for, because the person no longer stands.
   *
   * @param transaction the one that says so
   * @param human who
   * @param now the present
   */
  public static void endOf(Transaction transaction, Id.Identity human, Instant now) {
    transaction
        .sql()
        .update(ELEVATION)
        .set(ENDED, now)
        .where(HUMAN.eq(human.value()).and(ENDED.isNull()))
        .and(UNTIL.isNull().or(UNTIL.gt(now)))
        .returningResult(ID)
        .fetch()
        .forEach(row -> transaction.changed(Topic.ELEVATION, row.value1()));
  }
}
