package dev.ilk.store.sealed;

import dev.ilk.actor.Role;
import dev.ilk.elevation.StoredElevation;
import dev.ilk.elevation.sealed.SealStore;
import dev.ilk.elevation.sealed.StoredSeal;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.sealed.SealState;
import dev.ilk.prove.human.sealed.Seals;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.elevation.SqlElevationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Sealed emergency identities in a database. */
public final class SqlSeals implements SealStore, Seals {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Table<Record> SEAL = Columns.table("break_glass_seal");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<String> HUMAN = Columns.text("human");
  private static final Field<String> ROLE = Columns.text("role");

  /** In milliseconds. */
  private static final Field<Long> LASTING = Columns.number("lasting");

  private static final Field<Long> THRESHOLD = Columns.number("threshold");
  private static final Field<Long> HOLDERS = Columns.number("holders");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<Instant> SEALED = Columns.instant("sealed");
  private static final Field<String> SEALED_BY = Columns.text("sealed_by");
  private static final Field<Instant> OPENED = Columns.instant("opened");
  private static final Field<String> PASS = Columns.text("pass");
  private static final Field<Long> TRIES = Columns.number("tries");
  private static final Field<Instant> TRIED = Columns.instant("tried");
  private static final List<Field<?>> ALL =
      List.of(NAME, HUMAN, ROLE, LASTING, THRESHOLD, HOLDERS, DIGEST, SEALED, SEALED_BY, OPENED);

  private final Database database;

  /**
   * The seals of a database.
   *
   * @param database where they are
   */
  public SqlSeals(Database database) {
    this.database = database;
  }

  @Override
  public void seal(StoredSeal seal) throws StoreUnavailable {
    database.write(
        "storing a seal",
        transaction -> {
          transaction.sql().deleteFrom(SEAL).where(NAME.eq(seal.name())).execute();
          return transaction
              .sql()
              .insertInto(SEAL)
              .set(NAME, seal.name())
              .set(HUMAN, seal.human().value())
              .set(ROLE, seal.role().name())
              .set(LASTING, seal.lasting().toMillis())
              .set(THRESHOLD, (long) seal.threshold())
              .set(HOLDERS, (long) seal.holders())
              .set(DIGEST, seal.digest())
              .set(SEALED, seal.sealed())
              .set(SEALED_BY, seal.by().value())
              .set(TRIES, 0L)
              .set(TRIED, seal.sealed())
              .execute();
        });
  }

  @Override
  public Optional<StoredSeal> find(String name) throws StoreUnavailable {
    return read(NAME.eq(name));
  }

  @Override
  public Optional<SealState> seal(String name) throws StoreUnavailable {
    return read(NAME.eq(name)).map(SqlSeals::state);
  }

  @Override
  public Optional<SealState> passed(String digest) throws StoreUnavailable {
    return read(PASS.eq(digest)).map(SqlSeals::state);
  }

  @Override
  public List<StoredSeal> opened() throws StoreUnavailable {
    return database.read(
        "reading the seals that were opened",
        view ->
            view.sql()
                .select(ALL)
                .from(SEAL)
                .where(OPENED.isNotNull())
                .orderBy(NAME)
                .fetch(SqlSeals::stored));
  }

  private Optional<StoredSeal> read(Condition which) throws StoreUnavailable {
    return database.read(
        "reading a seal",
        view -> view.sql().select(ALL).from(SEAL).where(which).fetchOptional(SqlSeals::stored));
  }

  @Override
  public boolean mayTry(String name, Instant now) throws StoreUnavailable {
    return database.write(
        "counting a try at a seal",
        transaction -> {
          transaction
              .sql()
              .update(SEAL)
              .set(TRIES, 0L)
              .set(TRIED, now)
              .where(NAME.eq(name).and(TRIED.le(now.minus(WINDOW))))
              .execute();
          return transaction
                  .sql()
                  .update(SEAL)
                  .set(TRIES, TRIES.plus(1L))
                  .where(NAME.eq(name).and(TRIES.lt((long) MOST_TRIES)))
                  .execute()
              == 1;
        });
  }

  @Override
  public boolean open(StoredSeal seal, String pass, StoredElevation elevation)
      throws StoreUnavailable {
    Instant now = elevation.asked().at();
    return database.write(
        "opening a seal",
        transaction -> {
          boolean opened =
              transaction
                      .sql()
                      .update(SEAL)
                      .set(OPENED, now)
                      .set(PASS, pass)
                      .where(NAME.eq(seal.name()).and(DIGEST.eq(seal.digest())))
                      .and(OPENED.isNull())
                      .execute()
                  == 1;
          if (opened) {
            SqlElevationStore.insert(transaction, elevation);
          }
          return opened;
        });
  }

  private static SealState state(StoredSeal seal) {
    return new SealState(
        seal.name(),
        seal.human(),
        seal.threshold(),
        seal.digest(),
        seal.opened().map(at -> at.plus(seal.lasting())));
  }

  private static StoredSeal stored(Record row) {
    return new StoredSeal(
        row.get(NAME),
        new Id.Identity(row.get(HUMAN)),
        new Role(row.get(ROLE)),
        Duration.ofMillis(row.get(LASTING)),
        Math.toIntExact(row.get(THRESHOLD)),
        Math.toIntExact(row.get(HOLDERS)),
        row.get(DIGEST),
        row.get(SEALED),
        new Id.Identity(row.get(SEALED_BY)),
        Optional.ofNullable(row.get(OPENED)));
  }
}
