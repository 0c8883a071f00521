package dev.ilk.store.keys;

import static dev.ilk.store.keys.KeyTables.NAME;
import static dev.ilk.store.keys.KeyTables.PLACE;
import static dev.ilk.store.keys.KeyTables.RING;
import static dev.ilk.store.keys.KeyTables.RINGS;
import static dev.ilk.store.keys.KeyTables.RING_KEYS;
import static dev.ilk.store.keys.KeyTables.VERSION;

import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.KeyStore;
import dev.ilk.keys.ring.Ring;
import dev.ilk.keys.ring.RingName;
import dev.ilk.store.database.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Key rings in a database. */
public final class SqlKeyStore implements KeyStore {
  private final Database database;

  /**
   * The key rings of a database.
   *
   * @param database where they are
   */
  public SqlKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Ring> get(RingName name) throws StoreUnavailable {
    // One statement, so that version and keys are of one moment.
    Result<Record> rows =
        database.read(
            "reading a key ring",
            view ->
                view.sql()
                    .select(KeyTables.RING_WITH_KEYS)
                    .from(RINGS)
                    .join(RING_KEYS)
                    .on(RING.eq(NAME))
                    .where(NAME.eq(name.value()))
                    .orderBy(PLACE)
                    .fetch());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ring(name, rows.getFirst().get(VERSION), rows.map(KeyRows::key)));
  }

  @Override
  public boolean put(Ring ring) throws StoreUnavailable {
    return database.write(
        "storing a key ring",
        transaction -> {
          DSLContext sql = transaction.sql();
          if (!advance(sql, ring)) {
            return false;
          }
          sql.deleteFrom(RING_KEYS).where(RING.eq(ring.name().value())).execute();
          for (int place = 0; place < ring.keys().size(); place++) {
            KeyRows.insert(sql, ring.name(), place, ring.keys().get(place));
          }
          transaction.changed(Topic.KEY, ring.name().value());
          return true;
        });
  }

  @Override
  public List<RingName> names() throws StoreUnavailable {
    return database.read(
        "reading the names of key rings",
        view -> view.sql().select(NAME).from(RINGS).fetch(row -> new RingName(row.value1())));
  }

  /** Locks the ring's row, if its version is the one before. */
  private static boolean advance(DSLContext sql, Ring ring) {
    int rows =
        ring.version() == 1
            ? sql.insertInto(RINGS, NAME, VERSION)
                .values(ring.name().value(), 1L)
                .onConflictDoNothing()
                .execute()
            : sql.update(RINGS)
                .set(VERSION, ring.version())
                .where(NAME.eq(ring.name().value()).and(VERSION.eq(ring.version() - 1)))
                .execute();
    return rows == 1;
  }
}
