package dev.ilk.store.estate;

import static dev.ilk.store.estate.LeakTables.FINGERPRINT;
import static dev.ilk.store.estate.LeakTables.KNOWN_AS;
import static dev.ilk.store.estate.LeakTables.LAST_HELD_BY;
import static dev.ilk.store.estate.LeakTables.LEAK;
import static dev.ilk.store.estate.LeakTables.OF;
import static dev.ilk.store.estate.LeakTables.PLACE;
import static dev.ilk.store.estate.LeakTables.PLACES;
import static dev.ilk.store.estate.LeakTables.SURE;
import static dev.ilk.store.estate.LeakTables.TIMES;
import static dev.ilk.store.estate.LeakTables.WORD;

import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.LeakedSecret;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.ReportedLeak;
import dev.ilk.store.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What leaks make of accounts, worked out in the transaction that keeps what is wrong with them: so
 * it is right whichever comes first, the leak or the reading.
 */
final class LeakedRows {
  private LeakedRows() {}

  /** A leak, by what an account's credential may be called. */
  private record Leaked(String fingerprint, LeakedSecret secret) {}

  /** The same accounts, with what leaked of what they hold among what is wrong with them. */
  static List<Looked> added(Transaction transaction, List<Looked> looked, Instant now) {
    List<String> names =
        looked.stream()
            .flatMap(one -> one.account().credentials().stream())
            .map(HeldCredential::shownAs)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    DSLContext sql = transaction.sql();
    if (names.isEmpty() || !sql.fetchExists(DSL.selectOne().from(LEAK))) {
      return looked;
    }
    Map<String, Leaked> leaked = new HashMap<>();
    for (List<String> some : SightingWriter.chunks(names)) {
      leaked.putAll(named(sql, some));
    }
    return leaked.isEmpty()
        ? looked
        : looked.stream().map(one -> with(sql, one, leaked, now)).toList();
  }

  private static Looked with(
      DSLContext sql, Looked looked, Map<String, Leaked> leaked, Instant now) {
    List<Finding> findings = new ArrayList<>(looked.findings());
    for (HeldCredential held : looked.account().credentials()) {
      Leaked leak = leaked.get(held.shownAs());
      Optional<Finding> found =
          leak == null ? Optional.empty() : leak.secret().of(looked.account(), held, now);
      if (leak != null && found.isPresent()) {
        findings.add(found.get());
        sql.update(LEAK)
            .set(LAST_HELD_BY, looked.id().value())
            .where(
                FINGERPRINT.eq(leak.fingerprint()),
                LAST_HELD_BY.isDistinctFrom(looked.id().value()))
            .execute();
      }
    }
    return new Looked(looked.id(), looked.account(), findings);
  }

  /** Leaks by the name that credentials are shown by, the surest of each. */
  private static Map<String, Leaked> named(DSLContext sql, List<String> names) {
    Map<String, Record> leaks = new HashMap<>();
    sql.select(LeakTables.OF_LEAK)
        .from(LEAK)
        .where(
            LeakTables.isCalled(KNOWN_AS, names).or(FINGERPRINT.in(names)),
            WORD.isNull().or(WORD.ne(FoundLeak.Word.HARMLESS.name())))
        .orderBy(SURE, FINGERPRINT)
        .forEach(row -> {
          leaks.put(row.get(KNOWN_AS), row);
          leaks.put(row.get(FINGERPRINT), row);
        });
    Map<String, Leaked> named = new HashMap<>();
    for (String name : names) {
      Record row = leaks.get(name);
      if (row != null) {
        named.put(name, leaked(sql, row));
      }
    }
    return named;
  }

  private static Leaked leaked(DSLContext sql, Record leak) {
    List<Record> places =
        sql.select(LeakTables.OF_PLACE)
            .from(PLACE)
            .where(FINGERPRINT.eq(leak.get(FINGERPRINT)))
            .orderBy(OF)
            .fetch()
            .map(row -> row);
    long times = places.stream().mapToLong(row -> row.get(TIMES)).sum();
    String place =
        places.stream()
            .findFirst()
            .map(row ->
                row.get(OF)
                    + LeakTables.places(row.get(PLACES)).stream()
                        .findFirst()
                        .map(ReportedLeak.Spot::told)
                        .map(": "::concat)
                        .orElse(""))
            .orElse("");
    return new Leaked(
        leak.get(FINGERPRINT),
        new LeakedSecret(
            leak.get(LeakTables.PROVIDER),
            leak.get(LeakTables.NAME),
            leak.get(LeakTables.HINT),
            place,
            times));
  }
}
