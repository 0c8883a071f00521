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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;

/** Links that are looked at and answered together. */
final class LinkBatches {
  /**
   * Contested links are shown beside the others, so that somebody answers them one by one: those
   * among so many that wait, for there may be none among a million.
   */
  private static final int LOOKED_THROUGH = 1_000;

  /** In the words of the indexes. */
  private static final String WAITING = "SELECT * FROM account_link WHERE word = 'SUGGESTED'";

  private static final String CONTESTED =
      """
      (a.holder IS NOT NULL OR EXISTS (
        SELECT 1 FROM account_link o
        WHERE o.account = l.account AND o.identity <> l.identity AND o.word = 'SUGGESTED'))
      """;

  private static final String ANSWER =
      """
      UPDATE account_link SET word = ?, because = ?, said_by = ?, at = ?
      WHERE account = ? AND identity = ? AND word = 'SUGGESTED'
      """;

  private static final String HOLD =
      "UPDATE found_account SET holder = ? WHERE id = ? AND holder IS NULL";

  private LinkBatches() {}

  /** Undoes what was written before: somebody was quicker. */
  private static final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  static List<Waiting> waiting(
      DSLContext sql, LinkSelection selection, boolean contested, int limit) {
    StringBuilder waiting = new StringBuilder(WAITING);
    List<Object> values = new ArrayList<>();
    selection
        .evidence()
        .ifPresent(key -> {
          waiting.append(" AND by_key = ?");
          values.add(key);
        });
    selection
        .source()
        .ifPresent(source -> {
          waiting.append(" AND source = ?");
          values.add(source);
        });
    if (contested) {
      waiting.append(" ORDER BY account, identity LIMIT ").append(LOOKED_THROUGH);
    }
    String which = contested ? CONTESTED : "NOT " + CONTESTED;
    String query =
        """
        SELECT l.account, l.identity, l.word, l.by_key, l.because, l.said_by,
          a.source AS source, a.name AS name
        FROM (%s) l JOIN found_account a ON a.id = l.account
        WHERE a.presence <> 'GONE' AND %s
        ORDER BY l.account, l.identity LIMIT %d
        """
            .formatted(waiting, which, limit);
    return sql.resultQuery(query, values.toArray())
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
    try {
      return database.write(
          "answering links together",
          transaction -> {
            all(links, transaction.using(ANSWER, one -> answer(one, links, now)));
            if (confirms) {
              hold(transaction, links);
            }
            return true;
          });
    } catch (Moved e) {
      return false;
    }
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
    if (Arrays.stream(written).sum() != links.size()) {
      throw new Moved();
    }
  }
}
