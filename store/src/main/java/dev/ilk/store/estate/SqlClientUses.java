package dev.ilk.store.estate;

import dev.ilk.estate.stored.ClientUses;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.ClientUse;
import dev.ilk.measure.stored.Stay;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** From where clients came, in a database: written with what is counted of the record. */
public final class SqlClientUses implements ClientUses {
  private static final Table<Record> USE = Columns.table("client_use");
  private static final Field<String> CLIENT = Columns.text("client");
  private static final Field<String> CREDENTIAL = Columns.text("credential");
  private static final Field<String> NETWORK = Columns.text("network");
  private static final Field<Instant> BEGAN = Columns.instant("began");
  private static final Field<Instant> LATEST = Columns.instant("latest");

  /** As {@link Stay#and} says; a stay that ended long before the one that is kept is left out. */
  private static final String KEEP =
      """
      INSERT INTO client_use (client, credential, network, began, latest)
      SELECT ?, ?, ?, ?, ?
      WHERE EXISTS (SELECT 1 FROM client_use
                    WHERE client = ? AND credential = ? AND network = ?)
         OR (SELECT count(*) FROM client_use WHERE client = ? AND credential = ?) < %d
      ON CONFLICT (client, credential, network) DO UPDATE SET
        began = CASE
          WHEN excluded.began > client_use.latest + %2$d THEN excluded.began
          WHEN excluded.began < client_use.began AND excluded.latest + %2$d >= client_use.began
            THEN excluded.began
          ELSE client_use.began END,
        latest = CASE
          WHEN excluded.latest > client_use.latest THEN excluded.latest
          ELSE client_use.latest END
      """
          .formatted(MOST_NETWORKS, Stay.PAUSE.toNanos() / 1000);

  private final Database database;

  /**
   * The uses in a database.
   *
   * @param database where they are
   */
  public SqlClientUses(Database database) {
    this.database = database;
  }

  /**
   * Keeps what was counted.
   *
   * @param transaction in which it is counted
   * @param uses what
   * @throws SQLException if the database does not do it
   */
  public static void keep(Transaction transaction, Map<ClientUse, Stay> uses) throws SQLException {
    if (uses.isEmpty()) {
      return;
    }
    transaction.using(
        KEEP,
        statement -> {
          for (Map.Entry<ClientUse, Stay> one : uses.entrySet()) {
            ClientUse use = one.getKey();
            statement.setString(1, use.client().value());
            statement.setString(2, use.credential());
            statement.setString(3, use.network());
            statement.setLong(4, micros(one.getValue().first()));
            statement.setLong(5, micros(one.getValue().last()));
            statement.setString(6, use.client().value());
            statement.setString(7, use.credential());
            statement.setString(8, use.network());
            statement.setString(9, use.client().value());
            statement.setString(10, use.credential());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  @Override
  public List<Use> spread(Optional<Id.Identity> after, int limit) throws StoreUnavailable {
    return database.read(
        "reading from where clients came",
        view -> {
          Select<Record1<String>> clients =
              view.sql()
                  .select(CLIENT)
                  .from(USE)
                  .where(after.map(one -> CLIENT.gt(one.value())).orElseGet(DSL::noCondition))
                  .groupBy(CLIENT)
                  .having(DSL.countDistinct(NETWORK).gt(1))
                  .orderBy(CLIENT)
                  .limit(limit);
          return view.sql()
              .select(CLIENT, CREDENTIAL, NETWORK, BEGAN, LATEST)
              .from(USE)
              .where(CLIENT.in(clients))
              .orderBy(CLIENT, CREDENTIAL, NETWORK)
              .fetch(row ->
                  new Use(
                      new Id.Identity(row.value1()),
                      row.value2(),
                      row.value3(),
                      row.value4(),
                      row.value5()));
        });
  }

  @Override
  public void forget(Instant before) throws StoreUnavailable {
    database.write(
        "forgetting from where clients came",
        transaction -> transaction.sql().deleteFrom(USE).where(LATEST.lt(before)).execute());
  }
}
