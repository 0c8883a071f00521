package dev.ilk.store.factor;

import dev.ilk.issue.factor.Recovery;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The table of recoveries and its columns. */
final class RecoveryTable {
  static final Table<Record> RECOVERY = Columns.table("factor_recovery");
  static final Field<String> ID = Columns.text("id");
  static final Field<String> HUMAN = Columns.text("human");
  static final Field<String> REASON = Columns.text("reason");
  static final Field<Instant> REQUESTED = Columns.instant("requested");
  static final Field<String> STATE = Columns.text("state");
  static final Field<String> DECIDED_BY = Columns.text("decided_by");
  static final Field<Instant> OPENS = Columns.instant("opens");
  static final Field<Instant> CLOSES = Columns.instant("closes");

  /** Named, because a star would read the columns in the types that the database has for them. */
  static final List<Field<?>> ALL =
      List.of(ID, HUMAN, REASON, REQUESTED, STATE, DECIDED_BY, OPENS, CLOSES);

  private RecoveryTable() {}

  static Condition live(Instant now) {
    return STATE
        .in(Recovery.State.REQUESTED.name(), Recovery.State.APPROVED.name())
        .and(CLOSES.gt(now));
  }

  static boolean use(DSLContext sql, Id.Recovery id) {
    return sql.update(RECOVERY)
            .set(STATE, Recovery.State.USED.name())
            .where(ID.eq(id.value()).and(STATE.eq(Recovery.State.APPROVED.name())))
            .execute()
        == 1;
  }

  static Recovery recovery(Record row) {
    return new Recovery(
        new Id.Recovery(row.get(ID)),
        new Id.Identity(row.get(HUMAN)),
        row.get(REASON),
        row.get(REQUESTED),
        Recovery.State.valueOf(row.get(STATE)),
        Optional.ofNullable(row.get(DECIDED_BY)).map(Id.Identity::new),
        Optional.ofNullable(row.get(OPENS)),
        row.get(CLOSES));
  }
}
