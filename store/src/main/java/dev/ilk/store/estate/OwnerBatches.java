package dev.ilk.store.estate;

import static dev.ilk.store.estate.OwnerTables.ACCOUNT;
import static dev.ilk.store.estate.OwnerTables.CANDIDATE;
import static dev.ilk.store.estate.OwnerTables.SUGGESTION;
import static dev.ilk.store.estate.OwnerTables.WORD;

import dev.ilk.gate.ListOwners;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.gate.estate.Presence;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Suggested owners that wait for a person's word, looked at and answered together. */
final class OwnerBatches {
  private static final String WAITING =
      """
      SELECT s.account, s.candidate, s.registered, s.points, s.evidence, s.because, s.instead,
        s.word, s.said_by, a.source, a.name
      FROM owner_suggestion s JOIN found_account a ON a.id = s.account
      WHERE s.word = 'SUGGESTED' AND a.presence <> '%s'
      """
          .formatted(Presence.GONE.name());

  /** Of so many accounts, in the order of their ids. */
  private static final String SOME =
      """
       AND s.account IN (
        SELECT DISTINCT account FROM owner_suggestion
        WHERE word = 'SUGGESTED' AND account > ? ORDER BY account LIMIT ?)
      ORDER BY s.account, s.points DESC, s.candidate
      """;

  /** Somebody is named already, nobody is known, or half as much or more speaks for another. */
  private static final Batches BATCHES =
      new Batches(
          "owner_suggestion",
          "l.account, l.candidate, l.registered, l.points, l.evidence, l.because, l.instead,"
              + " l.word, l.said_by",
          "evidence",
          "account IN (SELECT id FROM found_account WHERE source = ?)",
          """
          (l.instead <> '' OR NOT l.registered OR EXISTS (
            SELECT 1 FROM owner_suggestion o
            WHERE o.account = l.account AND o.candidate <> l.candidate AND o.word <> 'REJECTED'
              AND o.points * 2 >= l.points))
          """,
          "candidate");

  private static final List<Field<?>> COLUMNS =
      Stream.concat(SqlOwners.COLUMNS.stream(), Stream.of(EstateTables.SOURCE, EstateTables.NAME))
          .toList();

  private OwnerBatches() {}

  static List<ListOwners.Told> waiting(DSLContext sql, Optional<Id.Account> after, int limit) {
    return sql.resultQuery(WAITING + SOME, after.map(Id.Account::value).orElse(""), limit)
        .coerce(COLUMNS)
        .fetch(row -> new ListOwners.Told(SqlOwners.read(row), name(row)));
  }

  static List<LinkBatch.Row> waiting(
      DSLContext sql, LinkSelection selection, boolean contested, int limit) {
    return BATCHES
        .of(sql, selection, contested, limit)
        .coerce(COLUMNS)
        .fetch(row -> {
          OwnerSuggestion one = SqlOwners.read(row);
          return new LinkBatch.Row(
              one.account(),
              name(row),
              Optional.empty(),
              one.candidate(),
              one.evidence(),
              String.join("; ", one.because()));
        });
  }

  private static String name(Record row) {
    return row.get(EstateTables.SOURCE) + "/" + row.get(EstateTables.NAME);
  }

  static boolean decide(
      Database database, List<LinkBatch.Row> rows, boolean confirms, String by, Instant now)
      throws StoreUnavailable {
    return Batches.together(
        database,
        "answering owners together",
        transaction -> {
          DSLContext sql = transaction.sql();
          for (LinkBatch.Row row : rows) {
            if (confirms) {
              replace(sql, row.account().value());
            }
            int answered =
                sql.update(SUGGESTION)
                    .set(WORD, (confirms ? Link.Word.CONFIRMED : Link.Word.REJECTED).name())
                    .set(OwnerTables.SAID_BY, by)
                    .set(OwnerTables.AT, now)
                    .where(
                        ACCOUNT.eq(row.account().value()),
                        CANDIDATE.eq(row.subject()),
                        WORD.eq(Link.Word.SUGGESTED.name()))
                    .execute();
            Batches.all(1, answered);
          }
        });
  }

  /** Makes room for an owner: an account has one. */
  static void replace(DSLContext sql, String account) {
    sql.deleteFrom(SUGGESTION)
        .where(ACCOUNT.eq(account), WORD.eq(Link.Word.CONFIRMED.name()))
        .execute();
  }
}
