package dev.ilk.store.migration;

import static dev.ilk.store.migration.SecretTables.ID;
import static dev.ilk.store.migration.SecretTables.SECRET;
import static dev.ilk.store.migration.SecretTables.STATE;

import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.migration.TrancheStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.View;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Tranches of static secrets in a database. */
public final class SqlTrancheStore implements TrancheStore {
  private static final Table<Record> TRANCHE = Columns.table("tranche");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<Instant> MADE = Columns.instant("made");
  private static final Field<String> MADE_BY = Columns.text("made_by");
  private static final Field<Long> QUIET = Columns.number("quiet");
  private static final Field<String> DIGEST = Columns.text("digest");
  private static final Field<Long> TOTAL = Columns.number("total");
  private static final Field<String> APPROVED_BY = Columns.text("approved_by");
  private static final Field<Instant> APPROVED = Columns.instant("approved");
  private static final List<Field<?>> ALL =
      List.of(ID, NAME, MADE, MADE_BY, QUIET, DIGEST, TOTAL, APPROVED_BY, APPROVED);
  private static final List<String> FREE =
      List.of(SecretState.RANKED.name(), SecretState.PROPOSED.name());
  private static final int MOST = 1_000;
  private static final int CHUNK = 500;

  private final Database database;

  /**
   * The tranches of a database.
   *
   * @param database where they are
   */
  public SqlTrancheStore(Database database) {
    this.database = database;
  }

  /** Takes back a transaction in which a secret was not free. */
  private static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean add(Tranche tranche, List<Id.Secret> secrets) throws StoreUnavailable {
    if (secrets.isEmpty() || secrets.size() > Tranche.MOST) {
      throw new IllegalArgumentException("1 to %d secrets".formatted(Tranche.MOST));
    }
    try {
      return database.write(
          "storing a tranche",
          transaction -> {
            int taken = 0;
            for (int from = 0; from < secrets.size(); from += CHUNK) {
              List<String> some =
                  secrets.subList(from, Math.min(from + CHUNK, secrets.size())).stream()
                      .map(Id.Secret::value)
                      .toList();
              taken +=
                  transaction
                      .sql()
                      .update(SECRET)
                      .set(SecretTables.TRANCHE, tranche.id().value())
                      .where(ID.in(some), SecretTables.TRANCHE.isNull(), STATE.in(FREE))
                      .execute();
            }
            if (taken != secrets.size()) {
              throw new Taken();
            }
            transaction
                .sql()
                .insertInto(TRANCHE)
                .set(ID, tranche.id().value())
                .set(NAME, tranche.name())
                .set(MADE, tranche.made())
                .set(MADE_BY, tranche.by())
                .set(QUIET, (long) tranche.quiet())
                .set(DIGEST, tranche.digest())
                .set(TOTAL, (long) tranche.total())
                .execute();
            return true;
          });
    } catch (Taken e) {
      return false;
    }
  }

  @Override
  public Optional<Tranche> find(Id.Tranche id) throws StoreUnavailable {
    return database.snapshot(
        "finding a tranche",
        view ->
            view.sql()
                .select(ALL)
                .from(TRANCHE)
                .where(ID.eq(id.value()))
                .fetchOptional(row -> read(view, row)));
  }

  @Override
  public List<Tranche> latest(int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d tranches".formatted(MOST));
    }
    return database.snapshot(
        "listing tranches",
        view ->
            view.sql()
                .select(ALL)
                .from(TRANCHE)
                .orderBy(MADE.desc(), ID.desc())
                .limit(limit)
                .fetch(row -> read(view, row)));
  }

  private static Tranche read(View view, Record row) {
    Map<SecretState, Long> states = new EnumMap<>(SecretState.class);
    Field<Integer> counted = DSL.count();
    view.sql()
        .select(STATE, counted)
        .from(SECRET)
        .where(SecretTables.TRANCHE.eq(row.get(ID)))
        .groupBy(STATE)
        .forEach(one -> states.put(SecretState.valueOf(one.value1()), one.value2().longValue()));
    return new Tranche(
        new Id.Tranche(row.get(ID)),
        row.get(NAME),
        row.get(MADE),
        row.get(MADE_BY),
        row.get(QUIET).intValue(),
        row.get(DIGEST),
        row.get(TOTAL).intValue(),
        Optional.ofNullable(row.get(APPROVED))
            .map(at -> new Tranche.Approved(row.get(APPROVED_BY), at)),
        states);
  }

  @Override
  public void approve(Id.Tranche id, Tranche.Approved approved) throws StoreUnavailable {
    database.write(
        "approving a tranche",
        transaction ->
            transaction
                .sql()
                .update(TRANCHE)
                .set(APPROVED_BY, approved.by())
                .set(APPROVED, approved.at())
                .where(ID.eq(id.value()), APPROVED.isNull())
                .execute());
  }
}
