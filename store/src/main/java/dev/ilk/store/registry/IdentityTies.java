package dev.ilk.store.registry;

import static dev.ilk.store.registry.RegistryTables.BODY;
import static dev.ilk.store.registry.RegistryTables.ID;
import static dev.ilk.store.registry.RegistryTables.IDENTITY;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.graph.StandingStore;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What identities stand to by name, in a database. */
public final class IdentityTies implements StandingStore {
  private static final Table<Record> TIE = Columns.table("identity_tie");
  private static final Field<String> TIED = Columns.text("identity");
  private static final Field<String> RELATION = Columns.text("relation");
  private static final Field<String> TOWARD = Columns.text("toward");
  private static final int MOST = 1_000;

  private final Database database;

  /**
   * Those of a database.
   *
   * @param database where they are
   */
  public IdentityTies(Database database) {
    this.database = database;
  }

  /** Writes what identities that are written stand to, in place of what they stood to before. */
  static void write(DSLContext sql, List<IdentityRow> rows) {
    BatchBindStep forget = sql.batch(sql.deleteFrom(TIE).where(TIED.eq("")));
    BatchBindStep tie = sql.batch(sql.insertInto(TIE, TIED, RELATION, TOWARD).values("", "", ""));
    for (IdentityRow row : rows) {
      forget = forget.bind(row.id().value());
      for (IdentityRow.Tie one : row.ties()) {
        tie = tie.bind(row.id().value(), one.standing().word(), one.toward());
      }
    }
    forget.execute();
    if (tie.size() > 0) {
      tie.execute();
    }
  }

  @Override
  public List<Registered> standing(IdentityRow.Standing standing, String toward, int limit)
      throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST));
    }
    return database.read(
        "finding identities by what they stand to",
        view ->
            view.sql()
                .select(BODY, RegistryTables.REVISION)
                .from(TIE)
                .join(IDENTITY)
                .on(ID.eq(TIED))
                .where(TOWARD.eq(toward), RELATION.eq(standing.word()))
                .orderBy(TIED)
                .limit(limit)
                .fetch(row -> IdentityRow.read(row.value1(), row.value2())));
  }
}
