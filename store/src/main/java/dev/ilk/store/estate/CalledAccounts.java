package dev.ilk.store.estate;

import static dev.ilk.store.estate.EstateTables.ACCOUNT;
import static dev.ilk.store.estate.EstateTables.EMAIL_KEY;
import static dev.ilk.store.estate.EstateTables.ID;
import static dev.ilk.store.estate.EstateTables.NAME_KEY;
import static dev.ilk.store.estate.EstateTables.NATIVE;
import static dev.ilk.store.estate.EstateTables.PRESENCE;
import static dev.ilk.store.estate.EstateTables.PRINCIPAL_KEY;

import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Presence;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Accounts by what their systems call them, each way of being called by an index of its own. */
final class CalledAccounts {
  private static final Table<Record> SOURCE = Columns.table("source");
  private static final Field<String> SOURCE_NAME = Columns.text("name");
  private static final int MOST = 1_000;

  private CalledAccounts() {}

  static List<FoundAccount> these(DSLContext sql, Collection<Id.Account> ids) {
    if (ids.size() > MOST) {
      throw new IllegalArgumentException("at most %d accounts".formatted(MOST));
    }
    return read(sql, new TreeSet<>(ids.stream().map(Id.Account::value).toList()));
  }

  static List<FoundAccount> called(DSLContext sql, Collection<String> names, int limit) {
    Set<String> keys = names.stream().map(AccountRows::key).collect(Collectors.toSet());
    List<String> sources = sql.select(SOURCE_NAME).from(SOURCE).fetch(SOURCE_NAME);
    if (names.isEmpty() || sources.isEmpty()) {
      return List.of();
    }
    Set<String> ids = new TreeSet<>();
    for (Condition so :
        List.of(
            NAME_KEY.in(keys),
            // In the words of the indices.
            EMAIL_KEY.in(keys).and(EMAIL_KEY.ne("")),
            PRINCIPAL_KEY.in(keys).and(PRINCIPAL_KEY.ne("")),
            EstateTables.SOURCE.in(sources).and(NATIVE.in(names)))) {
      ids.addAll(sql.select(ID).from(ACCOUNT).where(so).limit(limit).fetch(ID));
    }
    return read(sql, ids);
  }

  private static List<FoundAccount> read(DSLContext sql, Set<String> ids) {
    return SightingWriter.chunks(List.copyOf(ids)).stream()
        .flatMap(some ->
            sql
                .select(EstateTables.OF_ACCOUNT)
                .from(ACCOUNT)
                .where(ID.in(some), PRESENCE.ne(Presence.GONE.name()))
                .orderBy(ID)
                .fetch(EstateTables::account)
                .stream())
        .toList();
  }
}
