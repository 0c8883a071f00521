package dev.ilk.store.estate;

import dev.ilk.discover.Account;
import dev.ilk.estate.stored.FindingStore.Looked;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Rows of what accounts hang on, as their systems name it. */
final class TieRows {
  static final Table<Record> TIE = Columns.table("account_tie");
  static final Field<String> ACCOUNT = Columns.text("account");
  static final Field<String> RELATION = Columns.text("relation");
  static final Field<String> TOWARD = Columns.text("toward");

  /** Traits that name what an account hangs on, and how. */
  private static final Map<String, String> RELATIONS =
      Map.of(
          "owner", "owner",
          "contact", "owner",
          "creator", "creator",
          "groups", "member",
          "assumes", "assumes",
          "trusts", "assumed-by",
          "bound-to", "assumed-by",
          "runs-on", "runs-on",
          "depends-on", "depends-on");

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
            for (Map.Entry<String, String> relation : RELATIONS.entrySet()) {
              for (String toward : names(one.account(), relation.getKey())) {
                statement.setString(1, one.id().value());
                statement.setString(2, relation.getValue());
                statement.setString(3, toward);
                statement.addBatch();
                any = true;
              }
            }
          }
          return any ? statement.executeBatch() : new int[0];
        });
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
