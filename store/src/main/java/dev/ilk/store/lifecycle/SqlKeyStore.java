package dev.ilk.store.lifecycle;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.rotation.KeyStore;
import dev.ilk.measure.stored.KeyUse;
import dev.ilk.measure.stored.Stay;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Keys of clients in a database; their uses are written with what is counted of the record. */
public final class SqlKeyStore implements KeyStore {
  private static final Table<Record> KEY = Columns.table("client_key");
  private static final Field<String> CLIENT = Columns.text("client");
  private static final Field<String> THUMBPRINT = Columns.text("thumbprint");
  private static final Field<Instant> SINCE = Columns.instant("since");
  private static final Field<Instant> LATEST = Columns.instant("latest");
  private static final Field<Long> TOLD = Columns.number("told");

  private final Database database;

  /**
   * The keys of a database.
   *
   * @param database where they are
   */
  public SqlKeyStore(Database database) {
    this.database = database;
  }

  /**
   * Keeps what was counted.
   *
   * @param transaction in which it is counted
   * @param uses from the first use to the last
   */
  public static void keep(Transaction transaction, Map<KeyUse, Stay> uses) {
    List<Query> rows = new ArrayList<>();
    uses.forEach((use, stay) -> {
      Field<Instant> latest = DSL.field(DSL.name("client_key", "latest"), LATEST.getDataType());
      rows.add(
          transaction
              .sql()
              .insertInto(KEY)
              .set(CLIENT, use.client().value())
              .set(THUMBPRINT, use.thumbprint())
              .set(SINCE, stay.first())
              .set(LATEST, stay.last())
              .set(TOLD, 0L)
              .onConflict(CLIENT, THUMBPRINT)
              .doUpdate()
              .set(LATEST, stay.last())
              .where(latest.isNull().or(latest.lt(stay.last()))));
    });
    if (!rows.isEmpty()) {
      transaction.sql().batch(rows).execute();
    }
  }

  @Override
  public Map<Id.Identity, List<Sight>> of(Set<Id.Identity> clients) throws StoreUnavailable {
    atMost(clients);
    Map<Id.Identity, List<Sight>> found = new HashMap<>();
    database
        .read(
            "reading the keys of clients",
            view ->
                view.sql()
                    .select(CLIENT, THUMBPRINT, SINCE, LATEST, TOLD)
                    .from(KEY)
                    .where(CLIENT.in(clients.stream().map(Id.Identity::value).toList()))
                    .orderBy(SINCE, THUMBPRINT)
                    .fetch())
        .forEach(row -> {
          List<Sight> sights =
              found.computeIfAbsent(new Id.Identity(row.value1()), client -> new ArrayList<>());
          if (sights.size() < MOST_KEYS) {
            sights.add(
                new Sight(
                    row.value2(),
                    row.value3(),
                    Optional.ofNullable(row.value4()),
                    row.value5().intValue()));
          }
        });
    return found;
  }

  @Override
  public void note(Map<Id.Identity, Set<String>> declared, Instant now) throws StoreUnavailable {
    atMost(declared.keySet());
    database.write(
        "noting keys of clients",
        transaction -> {
          List<Query> rows = new ArrayList<>();
          declared.forEach((client, thumbprints) ->
              thumbprints.forEach(thumbprint ->
                  rows.add(
                      transaction
                          .sql()
                          .insertInto(KEY)
                          .set(CLIENT, client.value())
                          .set(THUMBPRINT, thumbprint)
                          .set(SINCE, now)
                          .set(TOLD, 0L)
                          .onConflict(CLIENT, THUMBPRINT)
                          .doNothing())));
          return transaction.sql().batch(rows).execute();
        });
  }

  private static void atMost(Set<Id.Identity> clients) {
    if (clients.size() > MOST_CLIENTS) {
      throw new IllegalArgumentException("at most %d clients".formatted(MOST_CLIENTS));
    }
  }

  @Override
  public boolean tell(Id.Identity client, String thumbprint, int stage) throws StoreUnavailable {
    return database.write(
        "noting what was told of a key",
        transaction ->
            transaction
                    .sql()
                    .update(KEY)
                    .set(TOLD, (long) stage)
                    .where(
                        CLIENT
                            .eq(client.value())
                            .and(THUMBPRINT.eq(thumbprint))
                            .and(TOLD.lt((long) stage)))
                    .execute()
                == 1);
  }

  @Override
  public void forget(Instant before, Map<Id.Identity, Set<String>> declared)
      throws StoreUnavailable {
    database.write(
        "forgetting keys of clients",
        transaction -> {
          List<Query> gone = new ArrayList<>();
          transaction
              .sql()
              .select(CLIENT, THUMBPRINT)
              .from(KEY)
              .where(SINCE.lt(before).and(LATEST.isNull().or(LATEST.lt(before))))
              .orderBy(CLIENT, THUMBPRINT)
              .limit(MOST_CLIENTS)
              .fetch()
              .stream()
              .filter(row ->
                  !declared
                      .getOrDefault(new Id.Identity(row.value1()), Set.of())
                      .contains(row.value2()))
              .forEach(row ->
                  gone.add(
                      transaction
                          .sql()
                          .deleteFrom(KEY)
                          .where(CLIENT.eq(row.value1()).and(THUMBPRINT.eq(row.value2())))));
          return gone.isEmpty() ? new int[0] : transaction.sql().batch(gone).execute();
        });
  }
}
