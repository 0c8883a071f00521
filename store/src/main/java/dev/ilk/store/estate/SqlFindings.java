package dev.ilk.store.estate;

import static dev.ilk.store.estate.FindingRows.ABOUT;
import static dev.ilk.store.estate.FindingRows.CODE;
import static dev.ilk.store.estate.FindingRows.FINDING;
import static dev.ilk.store.estate.FindingRows.POSITION;
import static dev.ilk.store.estate.FindingRows.SUBJECT;

import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.Wrong;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Findings in a database. */
public final class SqlFindings implements FindingStore {
  private static final int MOST = 5_000;

  /** A finding that was seen so lately is not written again. */
  private static final Duration ENOUGH = Duration.ofHours(1);

  private static final Table<Record> IDENTITY = Columns.table("identity");
  private static final Field<String> IDENTITY_SUBJECT = Columns.text("subject");
  static final Field<String> OWASP = Columns.text("owasp");
  private static final Field<String> SEEN = Columns.text("evidence");
  private static final Field<String> MEND = Columns.text("mend");
  private static final Field<String> OWNER = Columns.text("owner");
  private static final Field<Instant> FOUND = Columns.instant("found");
  private static final Field<Instant> DUE = Columns.instant("due");
  private static final Field<Instant> LAST = Columns.instant("seen");
  private static final Field<String> BY = Columns.text("accepted_by");
  static final Field<String> AS = Columns.text("accepted_as");
  private static final Field<String> BECAUSE = Columns.text("accepted_because");
  static final Field<Instant> UNTIL = Columns.instant("accepted_until");
  private static final Field<String> TO = Columns.text("assigned_to");
  private static final Field<String> TO_BY = Columns.text("assigned_by");
  private static final Field<String> TO_BECAUSE = Columns.text("assigned_because");
  private static final Field<Instant> TO_AT = Columns.instant("assigned_at");
  private static final Field<Instant> TO_DUE = Columns.instant("assigned_due");

  /** Who is to mend it; as the index {@code finding_owed} has it. */
  static final Field<String> OWED = DSL.coalesce(TO, OWNER);

  static final Field<Instant> BY_WHEN = DSL.coalesce(TO_DUE, DUE);
  static final List<Field<?>> ALL =
      List.of(
          SUBJECT,
          CODE,
          ABOUT,
          POSITION,
          OWASP,
          SEEN,
          MEND,
          OWNER,
          FOUND,
          DUE,
          BY,
          AS,
          BECAUSE,
          UNTIL,
          TO,
          TO_BY,
          TO_BECAUSE,
          TO_AT,
          TO_DUE);

  private final Database database;

  /**
   * The findings of a database.
   *
   * @param database where they are
   */
  public SqlFindings(Database database) {
    this.database = database;
  }

  @Override
  public FindingPage page(FindingQuery query) throws StoreUnavailable {
    return database.snapshot("listing findings", view -> page(view.sql(), query));
  }

  private static FindingPage page(DSLContext sql, FindingQuery query) {
    FindingSearch.Found found = new FindingSearch(query).page(sql);
    Map<String, String> names = names(sql, found.rows());
    return new FindingPage(
        found.rows().stream().map(row -> read(row, names)).toList(), found.next());
  }

  private static Map<String, String> names(DSLContext sql, List<Record> rows) {
    Map<String, String> names = new HashMap<>();
    List<String> ids = rows.stream().map(row -> row.get(SUBJECT)).distinct().toList();
    for (List<String> some : SightingWriter.chunks(ids)) {
      sql.select(EstateTables.ID, EstateTables.SOURCE, EstateTables.NAME)
          .from(EstateTables.ACCOUNT)
          .where(EstateTables.ID.in(some))
          .forEach(row -> names.put(row.value1(), row.value2() + "/" + row.value3()));
      sql.select(EstateTables.ID, IDENTITY_SUBJECT)
          .from(IDENTITY)
          .where(EstateTables.ID.in(some))
          .forEach(row -> names.put(row.value1(), row.value2()));
    }
    return names;
  }

  private static FoundWrong read(Record row, Map<String, String> names) {
    long position = row.get(POSITION);
    Optional<FoundWrong.Assigned> assigned = assigned(row);
    return new FoundWrong(
        Whose.parse(row.get(SUBJECT)).orElseThrow(),
        names.getOrDefault(row.get(SUBJECT), ""),
        row.get(CODE),
        row.get(ABOUT),
        FindingRows.severity(position).name().toLowerCase(Locale.ROOT),
        (int) (-position % FindingRows.STEP),
        row.get(OWASP),
        row.get(SEEN),
        row.get(MEND),
        assigned.map(FoundWrong.Assigned::to).orElse(row.get(OWNER)),
        row.get(FOUND),
        assigned.flatMap(FoundWrong.Assigned::due).orElse(row.get(DUE)),
        row.get(DUE),
        Optional.ofNullable(row.get(UNTIL))
            .map(until ->
                new FoundWrong.Accepted(
                    row.get(BY),
                    FoundWrong.Ground.of(row.get(AS)).orElseThrow(),
                    row.get(BECAUSE),
                    until)),
        assigned);
  }

  private static Optional<FoundWrong.Assigned> assigned(Record row) {
    return Optional.ofNullable(row.get(TO))
        .map(to ->
            new FoundWrong.Assigned(
                to,
                row.get(TO_BY),
                row.get(TO_BECAUSE),
                row.get(TO_AT),
                Optional.ofNullable(row.get(TO_DUE))));
  }

  @Override
  public void keep(List<Looked> looked, Instant now) throws StoreUnavailable {
    if (looked.size() > MOST) {
      throw new IllegalArgumentException("at most %d accounts".formatted(MOST));
    }
    database.write(
        "keeping findings",
        transaction -> {
          FindingRows.replace(transaction, looked, now);
          return true;
        });
  }

  @Override
  public boolean again(Id.Identity identity, String code, String about, Instant seen)
      throws StoreUnavailable {
    Condition same = SUBJECT.eq(identity.value()).and(CODE.eq(code)).and(ABOUT.eq(about));
    Field<Instant> when = DSL.coalesce(LAST, FOUND);
    Optional<Instant> last =
        database.read(
            "looking for a finding",
            view -> view.sql().select(when).from(FINDING).where(same).fetchOptional(when));
    if (last.filter(known -> known.plus(ENOUGH).isBefore(seen)).isPresent()) {
      database.write(
          "noting a finding again",
          transaction -> transaction.sql().update(FINDING).set(LAST, seen).where(same).execute());
    }
    return last.isPresent();
  }

  @Override
  public boolean add(Id.Identity identity, Wrong wrong, Instant now) throws StoreUnavailable {
    return database.write(
        "keeping a finding",
        transaction ->
            transaction
                    .sql()
                    .insertInto(FINDING)
                    .set(SUBJECT, identity.value())
                    .set(CODE, wrong.code())
                    .set(ABOUT, wrong.about())
                    .set(POSITION, FindingRows.position(wrong.severity(), wrong.reach()))
                    .set(OWASP, wrong.owasp())
                    .set(SEEN, wrong.evidence())
                    .set(MEND, wrong.mend())
                    .set(OWNER, wrong.owner())
                    .set(FOUND, now)
                    .set(DUE, now.plus(FindingRows.time(wrong.severity())))
                    .set(LAST, now)
                    .onConflict(SUBJECT, CODE, ABOUT)
                    .doNothing()
                    .execute()
                == 1);
  }

  @Override
  public void forget(String code, Instant before) throws StoreUnavailable {
    database.write(
        "forgetting findings",
        transaction ->
            transaction.sql().deleteFrom(FINDING).where(CODE.eq(code), LAST.lt(before)).execute());
  }

  @Override
  public boolean assign(FindingKey finding, Optional<FoundWrong.Assigned> assigned)
      throws StoreUnavailable {
    FoundWrong.@Nullable Assigned said = assigned.orElse(null);
    return database.write(
        "assigning a finding",
        transaction ->
            transaction
                    .sql()
                    .update(FINDING)
                    .set(TO, said == null ? null : said.to())
                    .set(TO_BY, said == null ? null : said.by())
                    .set(TO_BECAUSE, said == null ? null : said.reason())
                    .set(TO_AT, said == null ? null : said.at())
                    .set(TO_DUE, said == null ? null : said.due().orElse(null))
                    .where(
                        SUBJECT.eq(finding.whose().id()),
                        CODE.eq(finding.code()),
                        ABOUT.eq(finding.about()))
                    .execute()
                == 1);
  }

  @Override
  public boolean accept(Whose whose, String code, String about, FoundWrong.Accepted accepted)
      throws StoreUnavailable {
    return database.write(
        "accepting a finding",
        transaction ->
            transaction
                    .sql()
                    .update(FINDING)
                    .set(BY, accepted.by())
                    .set(AS, accepted.ground().word())
                    .set(BECAUSE, accepted.reason())
                    .set(UNTIL, accepted.until())
                    .where(SUBJECT.eq(whose.id()), CODE.eq(code), ABOUT.eq(about))
                    .execute()
                == 1);
  }
}
