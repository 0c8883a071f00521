package dev.ilk.store.estate;

import static dev.ilk.store.estate.OwnerTables.ACCOUNT;
import static dev.ilk.store.estate.OwnerTables.CANDIDATE;
import static dev.ilk.store.estate.OwnerTables.POINTS;
import static dev.ilk.store.estate.OwnerTables.SUGGESTION;
import static dev.ilk.store.estate.OwnerTables.WORD;

import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.gate.ListOwners;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Who may answer for accounts, in a database. */
public final class SqlOwners implements OwnerStore {
  private static final int MOST_OF_ONE = 100;
  private static final String SUGGESTED = Link.Word.SUGGESTED.name();

  /** All of a suggestion. */
  static final List<Field<?>> COLUMNS =
      List.of(
          ACCOUNT,
          CANDIDATE,
          OwnerTables.REGISTERED,
          POINTS,
          OwnerTables.EVIDENCE,
          OwnerTables.BECAUSE,
          OwnerTables.INSTEAD,
          WORD,
          OwnerTables.SAID_BY);

  private final Database database;

  /**
   * The owners of a database.
   *
   * @param database where they are
   */
  public SqlOwners(Database database) {
    this.database = database;
  }

  @Override
  public void suggest(Map<Id.Account, List<OwnerSuggestion>> suggestions, Instant now)
      throws StoreUnavailable {
    if (suggestions.isEmpty()) {
      return;
    }
    List<String> ids = suggestions.keySet().stream().map(Id.Account::value).toList();
    database.write(
        "keeping who may answer for accounts",
        transaction -> {
          DSLContext sql = transaction.sql();
          for (List<String> some : SightingWriter.chunks(ids)) {
            sql.deleteFrom(SUGGESTION).where(ACCOUNT.in(some), WORD.eq(SUGGESTED)).execute();
          }
          suggestions
              .values()
              .forEach(all ->
                  all.forEach(one ->
                      insert(sql, one, now).onConflict(ACCOUNT, CANDIDATE).doNothing().execute()));
          return true;
        });
  }

  private static InsertSetMoreStep<Record> insert(
      DSLContext sql, OwnerSuggestion one, Instant now) {
    return sql.insertInto(SUGGESTION)
        .set(ACCOUNT, one.account().value())
        .set(CANDIDATE, one.candidate())
        .set(OwnerTables.REGISTERED, one.registered())
        .set(POINTS, one.points())
        .set(OwnerTables.EVIDENCE, one.evidence())
        .set(OwnerTables.BECAUSE, Columns.join(one.because()))
        .set(OwnerTables.INSTEAD, one.instead())
        .set(WORD, one.word().name())
        .set(OwnerTables.SAID_BY, one.by())
        .set(OwnerTables.AT, now);
  }

  @Override
  public List<OwnerSuggestion> of(Collection<Id.Account> accounts) throws StoreUnavailable {
    List<String> ids = accounts.stream().map(Id.Account::value).toList();
    return database.read(
        "reading who answers for accounts",
        view -> {
          List<OwnerSuggestion> all = new ArrayList<>();
          for (List<String> some : SightingWriter.chunks(ids)) {
            all.addAll(
                view.sql()
                    .select(COLUMNS)
                    .from(SUGGESTION)
                    .where(ACCOUNT.in(some))
                    // `CONFIRMED` comes before the other words.
                    .orderBy(ACCOUNT, WORD, POINTS.desc(), CANDIDATE)
                    .limit(MOST_OF_ONE * some.size())
                    .fetch(SqlOwners::read));
          }
          return all;
        });
  }

  @Override
  public List<ListOwners.Told> waiting(Optional<Id.Account> after, int limit)
      throws StoreUnavailable {
    return database.read(
        "listing who may answer for accounts",
        view -> OwnerBatches.waiting(view.sql(), after, limit));
  }

  @Override
  public List<LinkBatch.Row> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable {
    return database.read(
        "listing owners to be answered together",
        view -> OwnerBatches.waiting(view.sql(), selection, contested, limit));
  }

  @Override
  public boolean say(OwnerSuggestion said, Instant now) throws StoreUnavailable {
    String account = said.account().value();
    return database.write(
        "keeping who answers for an account",
        transaction -> {
          DSLContext sql = transaction.sql();
          boolean known =
              sql.fetchExists(
                  DSL.selectOne().from(EstateTables.ACCOUNT).where(EstateTables.ID.eq(account)));
          if (!known) {
            return false;
          }
          if (said.word() == Link.Word.CONFIRMED) {
            OwnerBatches.replace(sql, account);
          }
          insert(sql, said, now)
              .onConflict(ACCOUNT, CANDIDATE)
              .doUpdate()
              .set(WORD, said.word().name())
              .set(OwnerTables.REGISTERED, said.registered())
              .set(OwnerTables.SAID_BY, said.by())
              .set(OwnerTables.AT, now)
              .execute();
          return true;
        });
  }

  @Override
  public boolean decide(List<LinkBatch.Row> rows, boolean confirms, String by, Instant now)
      throws StoreUnavailable {
    return OwnerBatches.decide(database, rows, confirms, by, now);
  }

  static OwnerSuggestion read(Record row) {
    return new OwnerSuggestion(
        new Id.Account(row.get(ACCOUNT)),
        row.get(CANDIDATE),
        row.get(OwnerTables.REGISTERED),
        row.get(POINTS),
        row.get(OwnerTables.EVIDENCE),
        Columns.split(row.get(OwnerTables.BECAUSE)),
        row.get(OwnerTables.INSTEAD),
        Link.Word.valueOf(row.get(WORD)),
        row.get(OwnerTables.SAID_BY));
  }
}
