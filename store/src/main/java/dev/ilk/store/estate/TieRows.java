package dev.ilk.store.estate;

import dev.ilk.discover.Account;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.estate.stored.LinkStore.Tie;
import dev.ilk.estate.stored.TraitEdge;
import dev.ilk.kernel.Id;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Rows of what accounts hang on, as their systems name it. */
final class TieRows {
  static final Table<Record> TIE = Columns.table("account_tie");
  static final Field<String> ACCOUNT = Columns.text("account");
  static final Field<String> RELATION = Columns.text("relation");
  static final Field<String> TOWARD = Columns.text("toward");

  private static final String INSERT =
      "INSERT INTO account_tie (account, relation, toward) VALUES (?, ?, ?)"
          + " ON CONFLICT (account, relation, toward) DO NOTHING";

  private static final int MOST = 100;

  private TieRows() {}

  static void forget(Transaction transaction, List<Looked> looked) {
    List<String> ids = looked.stream().map(one -> one.id().value()).toList();
    for (List<String> some : SightingWriter.chunks(ids)) {
      transaction.sql().deleteFrom(TIE).where(ACCOUNT.in(some)).execute();
    }
  }

  static void insert(Transaction transaction, List<Looked> looked) throws SQLException {
    transaction.using(
        INSERT,
        statement -> {
          boolean any = false;
          for (Looked one : looked) {
            for (TraitEdge edge : TraitEdge.values()) {
              for (String toward : names(one.account(), edge.trait())) {
                statement.setString(1, one.id().value());
                statement.setString(2, edge.word());
                statement.setString(3, toward);
                statement.addBatch();
                any = true;
              }
            }
          }
          return any ? statement.executeBatch() : new int[0];
        });
  }

  /** One look-up for each name and word: so the cost is that of what is given back. */
  static List<Tie> toward(
      DSLContext sql, Collection<String> names, Collection<String> words, int limit) {
    List<Tie> ties = new ArrayList<>();
    for (String name : names) {
      for (String word : words) {
        sql.select(ACCOUNT)
            .from(TIE)
            .where(TOWARD.eq(name), RELATION.eq(word))
            .orderBy(ACCOUNT)
            .limit(limit)
            .forEach(row -> ties.add(new Tie(new Id.Account(row.value1()), word, name)));
      }
    }
    return ties;
  }

  private static Set<String> names(Account account, String trait) {
    Set<String> names = new TreeSet<>();
    String text = account.text(trait);
    if (!text.isEmpty()) {
      Arrays.stream(text.split(",", MOST))
          .map(name -> AccountRows.key(name.strip()))
          .filter(name -> !name.isEmpty())
          .forEach(names::add);
    }
    return names;
  }
}
