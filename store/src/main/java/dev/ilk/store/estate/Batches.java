package dev.ilk.store.estate;

import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * Suggestions of accounts that wait for a person's word, looked at and answered together: all of
 * them, or none.
 *
 * @param table which table has them, by account and {@code word}
 * @param columns what is read of them, as {@code l}
 * @param evidence the column of what speaks for one
 * @param source the condition of those of one source
 * @param contested the condition of those that want a look of their own
 * @param second the column that tells those of one account apart
 */
record Batches(
    String table, String columns, String evidence, String source, String contested, String second) {
  /**
   * Contested ones are shown beside the others, so that somebody answers them one by one: those
   * among so many that wait, for there may be none among a million.
   */
  private static final int LOOKED_THROUGH = 1_000;

  /** Undoes what was written before: somebody was quicker. */
  private static final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What a batch writes. */
  @FunctionalInterface
  interface Writing {
    void in(Transaction transaction) throws SQLException;
  }

  ResultQuery<Record> of(DSLContext sql, LinkSelection selection, boolean others, int limit) {
    // In the words of the indexes.
    StringBuilder waiting =
        new StringBuilder("SELECT * FROM %s WHERE word = 'SUGGESTED'".formatted(table));
    List<Object> values = new ArrayList<>();
    selection
        .evidence()
        .ifPresent(key -> {
          waiting.append(" AND ").append(evidence).append(" = ?");
          values.add(key);
        });
    selection
        .source()
        .ifPresent(one -> {
          waiting.append(" AND ").append(source);
          values.add(one);
        });
    if (others) {
      waiting.append(" ORDER BY account, ").append(second).append(" LIMIT ").append(LOOKED_THROUGH);
    }
    String query =
        """
        SELECT %s, a.source AS source, a.name AS name
        FROM (%s) l JOIN found_account a ON a.id = l.account
        WHERE a.presence <> 'GONE' AND %s
        ORDER BY l.account, l.%s LIMIT %d
        """
            .formatted(columns, waiting, others ? contested : "NOT " + contested, second, limit);
    return sql.resultQuery(query, values.toArray());
  }

  /** Writes all of it, or nothing if {@link #all} found that somebody was quicker. */
  static boolean together(Database database, String doing, Writing writing)
      throws StoreUnavailable {
    try {
      return database.write(
          doing,
          transaction -> {
            writing.in(transaction);
            return true;
          });
    } catch (Moved e) {
      return false;
    }
  }

  /** Gives the batch up unless as many rows were written as there should be. */
  static void all(int wanted, int written) {
    if (written != wanted) {
      throw new Moved();
    }
  }
}
