package dev.ilk.store.estate;

import dev.ilk.gate.estate.ReportedLeak;
import dev.ilk.store.database.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The tables of leaked secrets, and how their places are written. */
final class LeakTables {
  static final Table<Record> LEAK = Columns.table("leak");
  static final Table<Record> PLACE = Columns.table("leak_place");
  static final Table<Record> SOURCE = Columns.table("leak_source");
  static final Table<Record> SALT = Columns.table("leak_salt");

  static final Field<String> FINGERPRINT = Columns.text("fingerprint");
  static final Field<String> RULE = Columns.text("rule");
  static final Field<String> NAME = Columns.text("name");
  static final Field<String> PROVIDER = Columns.text("provider");
  static final Field<Long> SURE = Columns.number("sure");
  static final Field<String> HINT = Columns.text("hint");
  static final Field<String> BELONGING = Columns.text("belonging");
  static final Field<String> KNOWN_AS = Columns.text("known_as");
  static final Field<Instant> FOUND = Columns.instant("found");
  static final Field<String> LAST_HELD_BY = Columns.text("held_by");
  static final Field<String> WORD = Columns.text("word");
  static final Field<String> SAID_BY = Columns.text("said_by");
  static final Field<String> SAID_BECAUSE = Columns.text("said_because");
  static final Field<Instant> SAID_AT = Columns.instant("said_at");

  static final Field<String> OF = Columns.text("source");
  static final Field<Long> SCAN = Columns.number("scan");
  static final Field<Boolean> IN_FILES = Columns.flag("in_files");
  static final Field<Boolean> IN_HISTORY = Columns.flag("in_history");
  static final Field<String> MARKED = Columns.text("marked");
  static final Field<Long> TIMES = Columns.number("times");
  static final Field<String> PLACES = Columns.text("places");

  static final Field<String> CREATOR = Columns.text("creator");
  static final Field<Instant> BEGUN = Columns.instant("begun");

  static final Field<String> SHOWN_AS = Columns.text("shown_as");

  static final List<Field<?>> OF_LEAK =
      List.of(
          FINGERPRINT,
          RULE,
          NAME,
          PROVIDER,
          SURE,
          HINT,
          BELONGING,
          KNOWN_AS,
          FOUND,
          LAST_HELD_BY,
          WORD,
          SAID_BY,
          SAID_BECAUSE,
          SAID_AT);

  static final List<Field<?>> OF_PLACE =
      List.of(FINGERPRINT, OF, IN_FILES, IN_HISTORY, MARKED, TIMES, PLACES);

  private LeakTables() {}

  /**
   * That something is called by one of some names. Indexes of such names leave out what has none,
   * and SQLite takes them only where the question leaves it out too.
   */
  static Condition isCalled(Field<String> name, Collection<String> names) {
    return name.ne(DSL.inline("")).and(name.in(names));
  }

  /** Path, line and commit by turns. */
  static String places(List<ReportedLeak.Spot> spots) {
    List<String> flat = new ArrayList<>();
    for (ReportedLeak.Spot spot : spots) {
      flat.addAll(List.of(spot.path(), String.valueOf(spot.line()), spot.commit()));
    }
    return Columns.join(flat);
  }

  static List<ReportedLeak.Spot> places(String joined) {
    List<String> flat = Columns.split(joined);
    List<ReportedLeak.Spot> spots = new ArrayList<>();
    for (int i = 0; i + 2 < flat.size(); i += 3) {
      spots.add(
          new ReportedLeak.Spot(flat.get(i), Long.parseLong(flat.get(i + 1)), flat.get(i + 2)));
    }
    return spots;
  }
}
