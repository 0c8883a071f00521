package dev.ilk.store.estate;

import static dev.ilk.store.estate.EstateTables.ACCOUNT;
import static dev.ilk.store.estate.EstateTables.CONFIDENCE;
import static dev.ilk.store.estate.EstateTables.EMAIL_KEY;
import static dev.ilk.store.estate.EstateTables.ENABLED;
import static dev.ilk.store.estate.EstateTables.HOLDER;
import static dev.ilk.store.estate.EstateTables.ID;
import static dev.ilk.store.estate.EstateTables.KIND;
import static dev.ilk.store.estate.EstateTables.LAST_USED;
import static dev.ilk.store.estate.EstateTables.NAME_KEY;
import static dev.ilk.store.estate.EstateTables.PRESENCE;
import static dev.ilk.store.estate.EstateTables.SAID_BY;

import dev.ilk.gate.estate.AccountFilter;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * One page of accounts. What one index answers is read from it alone. What further conditions leave
 * out is looked through in the order of that index, so many rows at a time and no more, so that no
 * question costs more than another; the page then ends early, with a mark to go on at.
 */
final class AccountSearch {
  private static final int LOOKED_THROUGH = 1_000;

  /**
   * SQLite takes the index of kinds when a name is asked for too, and walks through the accounts of
   * all sources.
   */
  private static final Table<Record> BY_SOURCE_AND_KIND =
      DSL.table("found_account INDEXED BY found_account_source_kind");

  private final AccountQuery query;

  /** Texts with an at sign are looked for among addresses, others among names. */
  private final Field<String> key;

  AccountSearch(AccountQuery query) {
    this.query = query;
    this.key = query.prefix().contains("@") ? EMAIL_KEY : NAME_KEY;
  }

  AccountPage page(DSLContext sql) {
    Condition narrow = DSL.noCondition();
    Condition rest = DSL.noCondition();
    boolean led = key == EMAIL_KEY;
    if (led) {
      narrow = narrow.and(EMAIL_KEY.ne(""));
    }
    // One condition leads the index; whatever else there is has to be looked through.
    Condition[] conditions = {
      query.holder().map(holder -> HOLDER.eq(holder.value())).orElse(null),
      query.source().map(this::ofSource).orElse(null),
      query.orphans() ? HOLDER.isNull() : null,
      query.source().isPresent() ? null : ofKind().orElse(null),
    };
    for (Condition one : conditions) {
      if (one != null && !led) {
        narrow = narrow.and(one);
        led = true;
      } else if (one != null) {
        rest = rest.and(one);
      }
    }
    if (query.presence().isPresent()) {
      rest = rest.and(PRESENCE.eq(query.presence().get().name()));
    }
    if (query.only().unsure()) {
      rest = rest.and(CONFIDENCE.lt((long) AccountFilter.SURE)).and(SAID_BY.isNull());
    }
    if (query.only().unusedSince().isPresent()) {
      Instant since = query.only().unusedSince().get();
      rest = rest.and(ENABLED.eq(true)).and(LAST_USED.isNotNull()).and(LAST_USED.lt(since));
    }
    narrow = narrow.and(within());
    return rest.equals(DSL.noCondition()) ? direct(sql, narrow) : through(sql, narrow, rest);
  }

  /** A source and a kind are asked for together so often that they lead an index together. */
  private Condition ofSource(String source) {
    Condition of = EstateTables.SOURCE.eq(source);
    return ofKind().map(of::and).orElse(of);
  }

  private Optional<Condition> ofKind() {
    return query.kind().map(kind -> KIND.eq(kind.name()));
  }

  private Condition within() {
    String prefix = AccountRows.key(query.prefix());
    Condition within = DSL.noCondition();
    if (!prefix.isEmpty()) {
      within = begins(key, prefix);
    }
    return query
        .after()
        .map(mark -> DSL.row(key, ID).gt(DSL.val(mark.name()), DSL.val(mark.id())))
        .map(within::and)
        .orElse(within);
  }

  /** The last of all characters: whatever begins as asked sorts before it. */
  static Condition begins(Field<String> key, String prefix) {
    return key.ge(prefix).and(key.lt(prefix + "\uDBFF\uDFFF"));
  }

  private Table<Record> accounts(DSLContext sql) {
    boolean both =
        key == NAME_KEY
            && query.holder().isEmpty()
            && query.source().isPresent()
            && query.kind().isPresent();
    return both && sql.family() == SQLDialect.SQLITE ? BY_SOURCE_AND_KIND : ACCOUNT;
  }

  private AccountPage direct(DSLContext sql, Condition narrow) {
    List<Record> rows =
        sql.select(EstateTables.OF_ACCOUNT)
            .from(accounts(sql))
            .where(narrow)
            .orderBy(key, ID)
            .limit(query.limit() + 1)
            .fetch()
            .map(row -> row);
    boolean more = rows.size() > query.limit();
    List<Record> kept = more ? rows.subList(0, query.limit()) : rows;
    return new AccountPage(
        kept.stream().map(EstateTables::account).toList(),
        more ? Optional.of(mark(kept.getLast())) : Optional.empty());
  }

  private AccountPage through(DSLContext sql, Condition narrow, Condition rest) {
    Field<Boolean> fits = DSL.field(rest).as("fits");
    List<Record> looked =
        sql.select(key, ID, fits)
            .from(accounts(sql))
            .where(narrow)
            .orderBy(key, ID)
            .limit(LOOKED_THROUGH)
            .fetch()
            .map(row -> row);
    List<String> ids = new ArrayList<>();
    Optional<AccountQuery.Mark> next =
        looked.size() < LOOKED_THROUGH ? Optional.empty() : Optional.of(mark(looked.getLast()));
    for (Record row : looked) {
      if (row.get(fits)) {
        ids.add(row.get(ID));
        if (ids.size() == query.limit() && row != looked.getLast()) {
          next = Optional.of(mark(row));
          break;
        }
      }
    }
    Map<String, FoundAccount> found = new HashMap<>();
    for (List<String> some : SightingWriter.chunks(ids)) {
      sql.select(EstateTables.OF_ACCOUNT)
          .from(ACCOUNT)
          .where(ID.in(some))
          .forEach(row -> found.put(row.get(ID), EstateTables.account(row)));
    }
    return new AccountPage(ids.stream().filter(found::containsKey).map(found::get).toList(), next);
  }

  private AccountQuery.Mark mark(Record row) {
    return new AccountQuery.Mark(row.get(key), row.get(ID));
  }
}
