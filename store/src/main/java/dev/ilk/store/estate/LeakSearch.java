package dev.ilk.store.estate;

import static dev.ilk.store.estate.LeakTables.FINGERPRINT;
import static dev.ilk.store.estate.LeakTables.FOUND;
import static dev.ilk.store.estate.LeakTables.IN_FILES;
import static dev.ilk.store.estate.LeakTables.IN_HISTORY;
import static dev.ilk.store.estate.LeakTables.KNOWN_AS;
import static dev.ilk.store.estate.LeakTables.LAST_HELD_BY;
import static dev.ilk.store.estate.LeakTables.LEAK;
import static dev.ilk.store.estate.LeakTables.MARKED;
import static dev.ilk.store.estate.LeakTables.OF;
import static dev.ilk.store.estate.LeakTables.PLACE;
import static dev.ilk.store.estate.LeakTables.SHOWN_AS;
import static dev.ilk.store.estate.LeakTables.TIMES;
import static dev.ilk.store.estate.LeakTables.WORD;

import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.ReportedLeak;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads leaks with where they stand and who holds them. */
final class LeakSearch {
  private static final int MOST_HOLDERS = 1_000;

  private final DSLContext sql;
  private final Instant now;

  LeakSearch(DSLContext sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  LeakPage page(LeakQuery query) {
    Condition wanted = DSL.noCondition();
    if (query.source().isPresent()) {
      wanted =
          FINGERPRINT.in(DSL.select(FINGERPRINT).from(PLACE).where(OF.eq(query.source().get())));
    }
    if (!query.closed()) {
      wanted = wanted.and(WORD.isNull().or(WORD.ne(FoundLeak.Word.HARMLESS.name())));
    }
    if (query.after().isPresent()) {
      LeakQuery.Mark mark = query.after().get();
      wanted = wanted.and(DSL.row(FOUND, FINGERPRINT).lt(mark.found(), mark.fingerprint()));
    }
    List<Record> rows =
        sql.select(LeakTables.OF_LEAK)
            .from(LEAK)
            .where(wanted)
            .orderBy(FOUND.desc(), FINGERPRINT.desc())
            .limit(query.limit() + 1)
            .fetch()
            .map(row -> row);
    boolean more = rows.size() > query.limit();
    List<Record> kept = more ? rows.subList(0, query.limit()) : rows;
    List<FoundLeak> leaks =
        leaks(kept).stream().filter(leak -> query.closed() || leak.isOpen()).toList();
    return new LeakPage(
        leaks,
        more
            ? Optional.of(
                new LeakQuery.Mark(kept.getLast().get(FOUND), kept.getLast().get(FINGERPRINT)))
            : Optional.empty());
  }

  private List<FoundLeak> leaks(List<Record> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> fingerprints = rows.stream().map(row -> row.get(FINGERPRINT)).toList();
    Map<String, List<FoundLeak.Place>> places = new HashMap<>();
    sql.select(LeakTables.OF_PLACE)
        .from(PLACE)
        .where(FINGERPRINT.in(fingerprints))
        .orderBy(OF)
        .forEach(row ->
            places.computeIfAbsent(row.get(FINGERPRINT), _ -> new ArrayList<>()).add(place(row)));
    List<String> names = new ArrayList<>(fingerprints);
    rows.stream().map(row -> row.get(KNOWN_AS)).filter(one -> !one.isEmpty()).forEach(names::add);
    Map<String, List<FoundLeak.Holder>> holders = holders(names);
    return rows.stream().map(row -> leak(row, places, holders)).toList();
  }

  private static FoundLeak.Place place(Record row) {
    return new FoundLeak.Place(
        row.get(OF),
        row.get(IN_FILES),
        row.get(IN_HISTORY),
        row.get(TIMES),
        row.get(MARKED),
        LeakTables.places(row.get(LeakTables.PLACES)));
  }

  /** The accounts that are not gone and hold what has not ended, by how that is shown. */
  private Map<String, List<FoundLeak.Holder>> holders(List<String> names) {
    Map<String, List<FoundLeak.Holder>> holders = new HashMap<>();
    Map<String, List<Record>> held = new HashMap<>();
    sql.select(SHOWN_AS, EstateTables.HELD_BY, EstateTables.KIND, EstateTables.NATIVE)
        .from(EstateTables.CREDENTIAL)
        .where(
            LeakTables.isCalled(SHOWN_AS, names),
            EstateTables.EXPIRES.isNull().or(EstateTables.EXPIRES.ge(now)))
        .limit(MOST_HOLDERS)
        .forEach(row ->
            held.computeIfAbsent(row.get(EstateTables.HELD_BY), _ -> new ArrayList<>()).add(row));
    for (List<String> some : SightingWriter.chunks(List.copyOf(held.keySet()))) {
      sql.select(EstateTables.OF_ACCOUNT)
          .from(EstateTables.ACCOUNT)
          .where(EstateTables.ID.in(some), EstateTables.PRESENCE.ne(Presence.GONE.name()))
          .forEach(account -> {
            for (Record one : held.getOrDefault(account.get(EstateTables.ID), List.of())) {
              holders
                  .computeIfAbsent(one.get(SHOWN_AS), _ -> new ArrayList<>())
                  .add(holder(account, one));
            }
          });
    }
    return holders;
  }

  private static FoundLeak.Holder holder(Record account, Record held) {
    String id = held.get(EstateTables.NATIVE);
    return new FoundLeak.Holder(
        new Id.Account(account.get(EstateTables.ID)),
        account.get(EstateTables.SOURCE) + "/" + account.get(EstateTables.NAME),
        held.get(EstateTables.KIND) + (id.isEmpty() ? "" : " " + id),
        account.get(EstateTables.ENABLED),
        Optional.ofNullable(account.get(EstateTables.HOLDER)).map(Id.Identity::new));
  }

  private static FoundLeak leak(
      Record row,
      Map<String, List<FoundLeak.Place>> places,
      Map<String, List<FoundLeak.Holder>> holders) {
    String fingerprint = row.get(FINGERPRINT);
    List<FoundLeak.Holder> holding = new ArrayList<>(holders.getOrDefault(fingerprint, List.of()));
    holding.addAll(holders.getOrDefault(row.get(KNOWN_AS), List.of()));
    List<FoundLeak.Place> standing = places.getOrDefault(fingerprint, List.of());
    return new FoundLeak(
        fingerprint,
        new ReportedLeak.Rule(
            row.get(LeakTables.RULE), row.get(LeakTables.NAME), row.get(LeakTables.PROVIDER)),
        row.get(LeakTables.SURE).intValue(),
        row.get(LeakTables.HINT),
        row.get(LeakTables.BELONGING),
        row.get(KNOWN_AS),
        row.get(FOUND),
        state(row, standing, holding),
        standing,
        holding,
        Optional.ofNullable(row.get(WORD))
            .map(word ->
                new FoundLeak.Said(
                    FoundLeak.Word.valueOf(word),
                    row.get(LeakTables.SAID_BY),
                    row.get(LeakTables.SAID_BECAUSE),
                    row.get(LeakTables.SAID_AT))));
  }

  /**
   * What a person says of harm counts whatever is known; that a secret was revoked, or marked
   * beside where it stands, counts unless an account holds it still.
   */
  private static FoundLeak.State state(
      Record row, List<FoundLeak.Place> places, List<FoundLeak.Holder> holders) {
    String word = row.get(WORD);
    if (FoundLeak.Word.HARMLESS.name().equals(word)) {
      return FoundLeak.State.HARMLESS;
    }
    if (!holders.isEmpty()) {
      return FoundLeak.State.LIVE;
    }
    if (word != null || row.get(LAST_HELD_BY) != null) {
      return FoundLeak.State.ENDED;
    }
    return places.stream().noneMatch(place -> place.marked().isEmpty())
        ? FoundLeak.State.HARMLESS
        : FoundLeak.State.UNKNOWN;
  }
}
