package dev.ilk.store.estate;

import dev.ilk.store.database.Columns;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of who may answer for accounts. */
final class OwnerTables {
  static final Table<Record> SOURCE = Columns.table("owner_source");
  static final Table<Record> CLUE = Columns.table("owner_clue");
  static final Table<Record> SUGGESTION = Columns.table("owner_suggestion");

  static final Field<String> NAME = Columns.text("name");
  static final Field<String> CREATOR = Columns.text("creator");
  static final Field<String> LOGINS = Columns.text("logins");
  static final Field<Instant> REPORTED = Columns.instant("reported");

  static final Field<String> OF = Columns.text("source");
  static final Field<Long> NUMBER = Columns.number("number");
  static final Field<String> SORT = Columns.text("sort");
  static final Field<String> ABOUT = Columns.text("about");
  static final Field<String> KIND = Columns.text("kind");
  static final Field<String> WHO = Columns.text("who");
  static final Field<String> PLACE = Columns.text("place");
  static final Field<String> BY = Columns.text("by_file");
  static final Field<Long> TIMES = Columns.number("times");
  static final Field<Instant> LATEST = Columns.instant("latest");

  static final Field<String> ACCOUNT = Columns.text("account");
  static final Field<String> CANDIDATE = Columns.text("candidate");
  static final Field<Boolean> REGISTERED = Columns.flag("registered");
  static final Field<Long> POINTS = Columns.number("points");
  static final Field<String> EVIDENCE = Columns.text("evidence");
  static final Field<String> BECAUSE = Columns.text("because");
  static final Field<String> INSTEAD = Columns.text("instead");
  static final Field<String> WORD = Columns.text("word");
  static final Field<String> SAID_BY = Columns.text("said_by");
  static final Field<Instant> AT = Columns.instant("at");

  private OwnerTables() {}
}
