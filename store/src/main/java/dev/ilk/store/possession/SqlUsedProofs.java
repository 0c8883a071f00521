package dev.ilk.store.possession;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Proofs of possession that were used, in a database. */
public final class SqlUsedProofs implements UsedProofs {
  private static final Table<Record> USED = Columns.table("used_proof");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<Instant> UNTIL = Columns.instant("until");

  private final Database database;

  /**
   * The proofs used on all nodes of a database.
   *
   * @param database where they are
   */
  public SqlUsedProofs(Database database) {
    this.database = database;
  }

  @Override
  public boolean first(String name, Instant until) throws StoreUnavailable {
    // The primary key decides between those that come at once: one of them inserts a row.
    return database.write(
        "noting a proof",
        transaction ->
            transaction
                    .sql()
                    .insertInto(USED)
                    .set(NAME, name)
                    .set(UNTIL, until)
                    .onConflictDoNothing()
                    .execute()
                == 1);
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting proofs",
        transaction -> transaction.sql().deleteFrom(USED).where(UNTIL.le(now)).execute());
  }
}
