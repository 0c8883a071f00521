package dev.ilk.store.estate;

import dev.ilk.estate.stored.LinkStore.Waiting;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;

/** Links that are looked at and answered together. */
final class LinkBatches {
  private static final Batches BATCHES =
      new Batches(
          "account_link",
          "l.account, l.identity, l.word, l.by_key, l.because, l.said_by",
          "by_key",
          "source = ?",
          """
          (a.holder IS NOT NULL OR EXISTS (
            SELECT 1 FROM account_link o
            WHERE o.account = l.account AND o.identity <> l.identity AND o.word = 'SUGGESTED'))
          """,
          "identity");

  private static final String ANSWER =
      """
      UPDATE account_link SET word = ?, because = ?, said_by = ?, at = ?
      WHERE account = ? AND identity = ? AND word = 'SUGGESTED'
      """;

  private static final String HOLD =
      "UPDATE found_account SET holder = ? WHERE id = ? AND holder IS NULL";

  private LinkBatches() {}

  static List<Waiting> waiting(
      DSLContext sql, LinkSelection selection, boolean contested, int limit) {
    return BATCHES
        .of(sql, selection, contested, limit)
        .fetch(row ->
            new Waiting(
                SqlLinks.read(row),
                row.get(EstateTables.SOURCE) + "/" + row.get(EstateTables.NAME)));
  }

  static boolean decide(Database database, List<Link> links, Instant now) throws StoreUnavailable {
    boolean confirms = links.stream().allMatch(link -> link.word() == Link.Word.CONFIRMED);
    if (!confirms && links.stream().anyMatch(link -> link.word() != Link.Word.REJECTED)) {
      throw new IllegalArgumentException("all of them are confirmed, or all rejected");
    }
    return Batches.together(
        database,
        "answering links together",
        transaction -> {
          all(links, transaction.using(ANSWER, one -> answer(one, links, now)));
          if (confirms) {
            hold(transaction, links);
          }
        });
  }

  private static void hold(Transaction transaction, List<Link> links) throws SQLException {
    all(
        links,
        transaction.using(
            HOLD,
            statement -> {
              for (Link link : links) {
                statement.setString(1, link.identity().value());
                statement.setString(2, link.account().value());
                statement.addBatch();
              }
              return statement.executeBatch();
            }));
  }

  private static int[] answer(PreparedStatement statement, List<Link> links, Instant now)
      throws SQLException {
    for (Link link : links) {
      statement.setString(1, link.word().name());
      statement.setString(2, link.because());
      statement.setString(3, link.by());
      statement.setLong(4, ChronoUnit.MICROS.between(Instant.EPOCH, now));
      statement.setString(5, link.account().value());
      statement.setString(6, link.identity().value());
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  private static void all(List<Link> links, int[] written) {
    Batches.all(links.size(), Arrays.stream(written).sum());
  }
}
