package dev.ilk.store.estate;

import static dev.ilk.store.estate.FindingRows.ABOUT;
import static dev.ilk.store.estate.FindingRows.CODE;
import static dev.ilk.store.estate.FindingRows.FINDING;
import static dev.ilk.store.estate.FindingRows.POSITION;
import static dev.ilk.store.estate.FindingRows.STEP;
import static dev.ilk.store.estate.FindingRows.SUBJECT;
import static dev.ilk.store.estate.SqlFindings.AS;
import static dev.ilk.store.estate.SqlFindings.BY_WHEN;
import static dev.ilk.store.estate.SqlFindings.OWASP;
import static dev.ilk.store.estate.SqlFindings.OWED;
import static dev.ilk.store.estate.SqlFindings.UNTIL;

import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * One page of findings. Sort, subject, severity and who is to mend it are read from an index; what
 * else is asked for is looked through in the order of that index, so many rows at a time and no
 * more. The findings of accounts whose names begin somehow are few, and are sorted.
 */
final class FindingSearch {
  private static final int LOOKED_THROUGH = 1_000;

  private final FindingQuery query;
  private final FindingFilter only;

  FindingSearch(FindingQuery query) {
    this.query = query;
    this.only = query.only();
  }

  /** Rows with all columns of a finding, and where to go on. */
  record Found(List<Record> rows, Optional<FindingQuery.Mark> next) {}

  Found page(DSLContext sql) {
    if (!only.prefix().isEmpty()) {
      Condition owed = only.owners().isEmpty() ? DSL.noCondition() : OWED.in(only.owners());
      return ofAccounts(sql, narrow().and(ofCode()).and(owed).and(rest()));
    }
    if (only.owners().isEmpty()) {
      return looked(sql, narrow().and(ofCode()), rest());
    }
    // Of each by itself, in the order of the index by who owes them: of several at once, all that
    // they owe would be sorted.
    return merged(
        only.owners().stream()
            .map(owner -> looked(sql, narrow().and(OWED.eq(owner)), rest().and(isOfCode())))
            .toList());
  }

  private Found looked(DSLContext sql, Condition narrow, Condition rest) {
    return rest.equals(DSL.noCondition())
        ? direct(sql, narrow, POSITION)
        : through(sql, narrow, rest);
  }

  /** In one order, as far as each of them was looked through. */
  private Found merged(List<Found> each) {
    Optional<FindingQuery.Mark> end =
        each.stream().flatMap(one -> one.next().stream()).min(FindingSearch::compare);
    List<Record> rows =
        each.stream()
            .flatMap(one -> one.rows().stream())
            .filter(row -> end.isEmpty() || compare(mark(row), end.get()) <= 0)
            .sorted((a, b) -> compare(mark(a), mark(b)))
            .toList();
    return rows.size() > query.limit()
        ? new Found(rows.subList(0, query.limit()), Optional.of(mark(rows.get(query.limit() - 1))))
        : new Found(rows, end);
  }

  private static int compare(FindingQuery.Mark a, FindingQuery.Mark b) {
    return Comparator.comparingLong(FindingQuery.Mark::rank)
        .thenComparing(FindingQuery.Mark::whose)
        .thenComparing(FindingQuery.Mark::code)
        .thenComparing(FindingQuery.Mark::about)
        .compare(a, b);
  }

  /** Where most fit, as where little was accepted, twice a page is enough to find one. */
  private Found through(DSLContext sql, Condition narrow, Condition rest) {
    int few = Math.min(2 * query.limit(), LOOKED_THROUGH);
    Found found = through(sql, narrow, rest, few);
    boolean enough = found.rows().size() == query.limit() || found.next().isEmpty();
    return enough || few == LOOKED_THROUGH ? found : through(sql, narrow, rest, LOOKED_THROUGH);
  }

  private Condition narrow() {
    Condition narrow = DSL.noCondition();
    if (query.whose().isPresent()) {
      narrow = narrow.and(SUBJECT.eq(query.whose().get().id()));
    }
    narrow =
        narrow.and(
            switch (only.severity()) {
              case "critical" -> POSITION.le(-3 * STEP);
              case "high" -> POSITION.gt(-3 * STEP).and(POSITION.le(-2 * STEP));
              case "medium" -> POSITION.gt(-2 * STEP).and(POSITION.le(-STEP));
              case "low" -> POSITION.gt(-STEP);
              default -> DSL.noCondition();
            });
    return query
        .after()
        .map(mark ->
            DSL.row(POSITION, SUBJECT, CODE, ABOUT)
                .gt(mark.rank(), mark.whose(), mark.code(), mark.about()))
        .map(narrow::and)
        .orElse(narrow);
  }

  private Condition ofCode() {
    if (query.code().isEmpty()) {
      return DSL.noCondition();
    }
    // Few are of one subject, and up to a million of one sort: among those of one no index of
    // sorts is to be walked.
    return query.whose().isPresent() ? isOfCode() : CODE.eq(query.code().get());
  }

  /** The same of rows that are looked at one by one: no index is walked for it. */
  private Condition isOfCode() {
    return query
        .code()
        .map(code -> DSL.concat(CODE, DSL.inline("")).eq(code))
        .orElse(DSL.noCondition());
  }

  private Condition rest() {
    Condition rest = DSL.noCondition();
    if (only.state() == FindingFilter.State.OPEN || only.state() == FindingFilter.State.OVERDUE) {
      rest = rest.and(UNTIL.isNull().or(UNTIL.le(query.now())));
    }
    if (!only.owasp().isEmpty()) {
      rest = rest.and(OWASP.eq(only.owasp()));
    }
    if (!only.source().isEmpty()) {
      // One by one, as they are looked through; of whether there is one PostgreSQL would first
      // read all accounts of the source.
      rest =
          rest.and(
              DSL.field(
                      DSL.select(EstateTables.SOURCE)
                          .from(EstateTables.ACCOUNT)
                          .where(EstateTables.ID.eq(SUBJECT)))
                  .eq(only.source()));
    }
    return switch (only.state()) {
      case ANY, OPEN -> rest;
      case OVERDUE -> rest.and(BY_WHEN.lt(query.now()));
      case ACCEPTED -> rest.and(said(FoundWrong.Ground.RISK));
      case MISTAKEN -> rest.and(said(FoundWrong.Ground.MISTAKEN));
    };
  }

  private Condition said(FoundWrong.Ground ground) {
    return UNTIL.isNotNull().and(UNTIL.gt(query.now())).and(AS.eq(ground.word()));
  }

  private Found ofAccounts(DSLContext sql, Condition wanted) {
    String prefix = AccountRows.key(only.prefix());
    Field<String> key = prefix.contains("@") ? EstateTables.EMAIL_KEY : EstateTables.NAME_KEY;
    List<String> accounts =
        sql.select(EstateTables.ID)
            .from(EstateTables.ACCOUNT)
            .where(AccountSearch.begins(key, prefix))
            .orderBy(key, EstateTables.ID)
            .limit(FindingFilter.ACCOUNTS)
            .fetch(EstateTables.ID);
    // Their findings are found by account and then sorted: the order's own index is not to be
    // walked.
    return accounts.isEmpty()
        ? new Found(List.of(), Optional.empty())
        : direct(sql, wanted.and(SUBJECT.in(accounts)), POSITION.plus(DSL.inline(0)));
  }

  private Found direct(DSLContext sql, Condition wanted, Field<?> order) {
    List<Record> rows =
        sql.select(SqlFindings.ALL)
            .from(FINDING)
            .where(wanted)
            .orderBy(order, SUBJECT, CODE, ABOUT)
            .limit(query.limit() + 1)
            .fetch()
            .map(row -> row);
    boolean more = rows.size() > query.limit();
    List<Record> kept = more ? rows.subList(0, query.limit()) : rows;
    return new Found(kept, more ? Optional.of(mark(kept.getLast())) : Optional.empty());
  }

  private Found through(DSLContext sql, Condition narrow, Condition rest, int most) {
    Field<Boolean> fits = DSL.field(rest).as("fits");
    List<Record> looked =
        sql.select(SqlFindings.ALL)
            .select(fits)
            .from(FINDING)
            .where(narrow)
            .orderBy(POSITION, SUBJECT, CODE, ABOUT)
            .limit(most)
            .fetch()
            .map(row -> row);
    List<Record> found = new ArrayList<>();
    for (Record row : looked) {
      if (row.get(fits)) {
        found.add(row);
        if (found.size() == query.limit() && row != looked.getLast()) {
          return new Found(found, Optional.of(mark(row)));
        }
      }
    }
    boolean end = looked.size() < most;
    return new Found(found, end ? Optional.empty() : Optional.of(mark(looked.getLast())));
  }

  private static FindingQuery.Mark mark(Record row) {
    return new FindingQuery.Mark(
        row.get(POSITION), row.get(SUBJECT), row.get(CODE), row.get(ABOUT));
  }
}
