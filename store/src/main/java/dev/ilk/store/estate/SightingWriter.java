package dev.ilk.store.estate;

import static dev.ilk.store.estate.EstateTables.ABSENT_RUN;
import static dev.ilk.store.estate.EstateTables.ACCOUNT;
import static dev.ilk.store.estate.EstateTables.DIGEST;
import static dev.ilk.store.estate.EstateTables.ID;
import static dev.ilk.store.estate.EstateTables.LAST_SEEN;
import static dev.ilk.store.estate.EstateTables.NATIVE;
import static dev.ilk.store.estate.EstateTables.PRESENCE;
import static dev.ilk.store.estate.EstateTables.SEEN_RUN;

import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.estate.stored.Sheet;
import dev.ilk.estate.stored.Sighting;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Run;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.store.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Writes a page's accounts in a transaction. */
final class SightingWriter {
  private static final int CHUNK = 500;
  private static final int DIGEST_BYTES = 16;

  private final Transaction transaction;
  private final Ids ids;
  private final Run run;
  private final Instant now;

  SightingWriter(Transaction transaction, Ids ids, Run run, Instant now) {
    this.transaction = transaction;
    this.ids = ids;
    this.run = run;
    this.now = now;
  }

  /** Writes the page, and adds what it brought to what the run counted before. */
  Run.Counts write(List<Sighting> page, Run.Counts before) throws SQLException {
    Map<String, Sighting> each = new LinkedHashMap<>();
    page.forEach(one -> keep(each, one));
    Map<String, Record> known = known(List.copyOf(each.keySet()));
    AccountRows added = new AccountRows(transaction, run, now);
    AccountRows changed = new AccountRows(transaction, run, now);
    List<String> same = new ArrayList<>();
    List<Looked> back = new ArrayList<>();
    long doubled = (long) page.size() - each.size();
    long returned = 0;
    long again = 0;
    for (Sighting one : each.values()) {
      String digest = digest(one.account());
      Record row = known.get(one.account().id());
      if (row == null) {
        added.add(ids.account().value(), one, digest);
      } else if (isDoubled(row, digest)) {
        doubled++;
      } else {
        boolean present = isPresent(row);
        again += row.get(SEEN_RUN) == run.number() ? 1 : 0;
        returned += present ? 0 : 1;
        if (row.get(DIGEST).equals(digest)) {
          same.add(row.get(ID));
          if (!present) {
            back.add(new Looked(new Id.Account(row.get(ID)), one.account(), one.findings()));
          }
        } else {
          changed.add(row.get(ID), one, digest);
        }
      }
    }
    added.insert();
    changed.update();
    FindingRows.insert(transaction, added.looked(), now);
    FindingRows.replace(transaction, changed.looked(), now);
    // What was wrong with an account went when it was gone.
    FindingRows.replace(transaction, back, now);
    TieRows.forget(transaction, changed.looked());
    TieRows.insert(transaction, added.looked());
    TieRows.insert(transaction, changed.looked());
    touch(same);
    return new Run.Counts(
        before.seen() + added.size() + changed.size() + same.size() - again,
        before.added() + added.size(),
        before.changed() + changed.size(),
        before.doubled() + doubled,
        before.returned() + returned,
        before.missing(),
        before.gone());
  }

  /** Of changes the last is how it is now; a list that has an account twice was cut in between. */
  private void keep(Map<String, Sighting> each, Sighting one) {
    if (run.incremental()) {
      each.put(one.account().id(), one);
    } else {
      each.putIfAbsent(one.account().id(), one);
    }
  }

  private boolean isDoubled(Record row, String digest) {
    return row.get(SEEN_RUN) == run.number()
        && (!run.incremental() || (isPresent(row) && row.get(DIGEST).equals(digest)));
  }

  private static boolean isPresent(Record row) {
    return row.get(PRESENCE).equals(Presence.PRESENT.name());
  }

  /** What the system says is gone is gone at once, with what was wrong with it. */
  Run.Counts remove(Sheet sheet, Run.Counts before) {
    Set<String> there =
        sheet.accounts().stream().map(one -> one.account().id()).collect(Collectors.toSet());
    List<String> removed =
        sheet.removed().stream().distinct().filter(id -> !there.contains(id)).toList();
    List<String> gone =
        known(removed).values().stream()
            .filter(row -> !row.get(PRESENCE).equals(Presence.GONE.name()))
            .map(row -> row.get(ID))
            .toList();
    mark(transaction.sql(), gone, Presence.GONE, run);
    FindingRows.forget(transaction.sql(), gone);
    return new Run.Counts(
        before.seen(),
        before.added(),
        before.changed(),
        before.doubled(),
        before.returned(),
        before.missing(),
        before.gone() + gone.size());
  }

  static void mark(DSLContext sql, List<String> accounts, Presence presence, Run run) {
    for (List<String> some : chunks(accounts)) {
      sql.update(ACCOUNT)
          .set(PRESENCE, presence.name())
          .set(ABSENT_RUN, run.number())
          .where(ID.in(some))
          .execute();
    }
  }

  private Map<String, Record> known(List<String> natives) {
    Map<String, Record> known = new HashMap<>();
    for (List<String> some : chunks(natives)) {
      transaction
          .sql()
          .select(ID, NATIVE, DIGEST, SEEN_RUN, PRESENCE)
          .from(ACCOUNT)
          .where(EstateTables.SOURCE.eq(run.source()), NATIVE.in(some))
          .forEach(row -> known.put(row.get(NATIVE), row));
    }
    return known;
  }

  private void touch(List<String> same) {
    for (List<String> some : chunks(same)) {
      transaction
          .sql()
          .update(ACCOUNT)
          .set(SEEN_RUN, run.number())
          .set(LAST_SEEN, now)
          .set(PRESENCE, Presence.PRESENT.name())
          .where(ID.in(some))
          .execute();
    }
  }

  static List<List<String>> chunks(List<String> all) {
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
    }
    return chunks;
  }

  private static String digest(Account account) {
    byte[] text = AccountJson.write(account).toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.of(text), 0, DIGEST_BYTES);
  }
}
