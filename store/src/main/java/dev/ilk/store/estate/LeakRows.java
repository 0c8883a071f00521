package dev.ilk.store.estate;

import static dev.ilk.store.estate.LeakTables.FINGERPRINT;
import static dev.ilk.store.estate.LeakTables.IN_FILES;
import static dev.ilk.store.estate.LeakTables.IN_HISTORY;
import static dev.ilk.store.estate.LeakTables.KNOWN_AS;
import static dev.ilk.store.estate.LeakTables.LEAK;
import static dev.ilk.store.estate.LeakTables.MARKED;
import static dev.ilk.store.estate.LeakTables.OF;
import static dev.ilk.store.estate.LeakTables.PLACE;
import static dev.ilk.store.estate.LeakTables.SCAN;
import static dev.ilk.store.estate.LeakTables.SOURCE;
import static dev.ilk.store.estate.LeakTables.TIMES;

import dev.ilk.estate.stored.LeakStore;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.ReportedLeak;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Writes what scans report. */
final class LeakRows {
  private LeakRows() {}

  static LeakStore.Keeping keep(DSLContext sql, LeakReport report, Condition whose, Instant now) {
    // Holds the source's row until the end, so that reports of one source come one after the other.
    boolean latest =
        sql.update(SOURCE)
                .set(SCAN, SCAN)
                .where(LeakTables.NAME.eq(report.source()), SCAN.eq(report.scan()), whose)
                .execute()
            == 1;
    if (!latest) {
      return LeakStore.Keeping.LATE;
    }
    if (isFull(sql, report)) {
      return LeakStore.Keeping.FULL;
    }
    for (ReportedLeak one : report.leaks()) {
      leak(sql, one, now);
      place(sql, report, one);
    }
    report.end().ifPresent(end -> end(sql, report, end));
    return LeakStore.Keeping.KEPT;
  }

  private static boolean isFull(DSLContext sql, LeakReport report) {
    if (report.leaks().isEmpty()) {
      return false;
    }
    List<String> names = report.leaks().stream().map(ReportedLeak::fingerprint).toList();
    Set<String> added = new HashSet<>(names);
    sql.select(FINGERPRINT)
        .from(PLACE)
        .where(OF.eq(report.source()), FINGERPRINT.in(names))
        .forEach(row -> added.remove(row.value1()));
    return !added.isEmpty()
        && sql.fetchCount(PLACE, OF.eq(report.source())) + added.size() > LeakStore.MOST_LEAKS;
  }

  private static void leak(DSLContext sql, ReportedLeak one, Instant now) {
    sql.insertInto(LEAK)
        .set(FINGERPRINT, one.fingerprint())
        .set(LeakTables.RULE, one.rule().id())
        .set(LeakTables.NAME, one.rule().name())
        .set(LeakTables.PROVIDER, one.rule().provider())
        .set(LeakTables.SURE, (long) one.sure())
        .set(LeakTables.HINT, one.hint())
        .set(LeakTables.BELONGING, one.belonging())
        .set(KNOWN_AS, one.knownAs())
        .set(LeakTables.FOUND, now)
        .onConflict(FINGERPRINT)
        .doNothing()
        .execute();
    // Newer rules know more; what an older scan knew is never forgotten.
    if (!one.knownAs().isEmpty()) {
      sql.update(LEAK)
          .set(KNOWN_AS, one.knownAs())
          .where(FINGERPRINT.eq(one.fingerprint()), KNOWN_AS.eq(""))
          .execute();
    }
  }

  private static void place(DSLContext sql, LeakReport report, ReportedLeak one) {
    String places = LeakTables.places(one.places());
    sql.insertInto(PLACE)
        .set(OF, report.source())
        .set(FINGERPRINT, one.fingerprint())
        .set(SCAN, report.scan())
        .set(IN_FILES, one.inFiles())
        .set(IN_HISTORY, one.inHistory())
        .set(MARKED, one.marked())
        .set(TIMES, one.times())
        .set(LeakTables.PLACES, places)
        .onConflict(OF, FINGERPRINT)
        .doUpdate()
        .set(SCAN, report.scan())
        .set(IN_FILES, one.inFiles())
        // A scan that did not read the history says nothing of it.
        .set(IN_HISTORY, one.inHistory() ? DSL.inline(true) : IN_HISTORY)
        .set(MARKED, one.marked())
        .set(TIMES, one.times())
        .set(LeakTables.PLACES, places)
        .execute();
  }

  private static void end(DSLContext sql, LeakReport report, LeakReport.End end) {
    Condition unseen = OF.eq(report.source()).and(SCAN.lt(report.scan()));
    switch (end) {
      case FILES -> sql.update(PLACE).set(IN_FILES, false).where(unseen).execute();
      case FILES_AND_HISTORY ->
          sql.update(PLACE).set(IN_FILES, false).set(IN_HISTORY, false).where(unseen).execute();
    }
  }
}
