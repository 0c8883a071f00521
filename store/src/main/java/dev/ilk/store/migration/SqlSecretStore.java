package dev.ilk.store.migration;

import static dev.ilk.store.migration.SecretTables.ENVIRONMENT;
import static dev.ilk.store.migration.SecretTables.EXEMPT_ISOLATION;
import static dev.ilk.store.migration.SecretTables.EXEMPT_OWNER;
import static dev.ilk.store.migration.SecretTables.EXEMPT_REASON;
import static dev.ilk.store.migration.SecretTables.EXEMPT_RETIRE;
import static dev.ilk.store.migration.SecretTables.ID;
import static dev.ilk.store.migration.SecretTables.POSITION;
import static dev.ilk.store.migration.SecretTables.SECRET;
import static dev.ilk.store.migration.SecretTables.SHAPE;
import static dev.ilk.store.migration.SecretTables.SIGHT;
import static dev.ilk.store.migration.SecretTables.SINCE;
import static dev.ilk.store.migration.SecretTables.SOURCE;
import static dev.ilk.store.migration.SecretTables.STATE;
import static dev.ilk.store.migration.SecretTables.SUCCESSOR;
import static dev.ilk.store.migration.SecretTables.SUCCESSOR_USED;
import static dev.ilk.store.migration.SecretTables.TEAM;
import static dev.ilk.store.migration.SecretTables.TRANCHE;
import static dev.ilk.store.migration.SecretTables.WORD;

import dev.ilk.gate.migration.SecretCount;
import dev.ilk.gate.migration.SecretPage;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.SecretState;
import dev.ilk.gate.migration.Sight;
import dev.ilk.gate.migration.StaticSecret;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.migration.SecretStore;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Static secrets in a database. */
public final class SqlSecretStore implements SecretStore {
  /** A filter that no index serves looks at so many rows a page at most. */
  private static final int LOOKED = 1_000;

  private static final Field<Long> COUNT = DSL.count().cast(Long.class).as("counted");

  private final Database database;

  /**
   * The static secrets of a database.
   *
   * @param database where they are
   */
  public SqlSecretStore(Database database) {
    this.database = database;
  }

  @Override
  public void keep(List<Holding> holdings, Instant now) throws StoreUnavailable {
    if (holdings.size() > MOST_ACCOUNTS) {
      throw new IllegalArgumentException("at most %d accounts".formatted(MOST_ACCOUNTS));
    }
    if (holdings.isEmpty()) {
      return;
    }
    database.write(
        "keeping static secrets",
        transaction -> {
          new HoldingWriter(transaction, now).write(holdings);
          return true;
        });
  }

  @Override
  public SecretPage page(SecretQuery query) throws StoreUnavailable {
    return database.snapshot("listing static secrets", view -> page(view.sql(), query));
  }

  /** One filter is the index's; the others are looked at row by row, a bounded number a page. */
  private static SecretPage page(DSLContext sql, SecretQuery query) {
    Map<Field<String>, String> filters = new LinkedHashMap<>();
    query.tranche().ifPresent(one -> filters.put(TRANCHE, one.value()));
    query.source().ifPresent(one -> filters.put(SOURCE, one));
    query.team().ifPresent(one -> filters.put(TEAM, one));
    query.state().ifPresent(one -> filters.put(STATE, one.name()));
    query.environment().ifPresent(one -> filters.put(ENVIRONMENT, one));
    query.shape().ifPresent(one -> filters.put(SHAPE, one));
    Condition indexed = DSL.noCondition();
    for (Field<String> field : List.of(TRANCHE, SOURCE, TEAM, STATE)) {
      String wanted = filters.get(field);
      if (wanted != null) {
        indexed = indexed.and(field.eq(wanted));
        filters.remove(field);
        break;
      }
    }
    if (!query.gone()) {
      indexed = indexed.and(POSITION.lt(0L));
    }
    if (query.after().isPresent()) {
      SecretQuery.Mark mark = query.after().get();
      indexed = indexed.and(DSL.row(POSITION, ID).gt(mark.rank(), mark.id()));
    }
    int looked = filters.isEmpty() ? query.limit() : LOOKED;
    List<Record> rows =
        sql.select(SecretTables.ALL)
            .from(SECRET)
            .where(indexed)
            .orderBy(POSITION, ID)
            .limit(looked + 1)
            .fetch()
            .map(row -> row);
    List<StaticSecret> secrets = new ArrayList<>();
    for (int i = 0; i < Math.min(looked, rows.size()); i++) {
      Record row = rows.get(i);
      if (filters.entrySet().stream()
          .allMatch(one -> one.getValue().equals(row.get(one.getKey())))) {
        secrets.add(SecretTables.read(row));
      }
      boolean last = i + 1 == rows.size();
      if (secrets.size() == query.limit() && !last) {
        return new SecretPage(secrets, Optional.of(mark(row)));
      }
    }
    return new SecretPage(
        secrets, rows.size() > looked ? Optional.of(mark(rows.get(looked - 1))) : Optional.empty());
  }

  private static SecretQuery.Mark mark(Record row) {
    return new SecretQuery.Mark(row.get(POSITION), row.get(ID));
  }

  @Override
  public Optional<StaticSecret> find(Id.Secret id) throws StoreUnavailable {
    return database.read(
        "finding a static secret",
        view ->
            view.sql()
                .select(SecretTables.ALL)
                .from(SECRET)
                .where(ID.eq(id.value()))
                .fetchOptional(SecretTables::read));
  }

  @Override
  public boolean move(StaticSecret before, StaticSecret after) throws StoreUnavailable {
    StaticSecret.Replacement becomes = after.replacement();
    Optional<StaticSecret.Exemption> exemption = becomes.exemption();
    return database.write(
        "taking a static secret a step on",
        transaction ->
            transaction
                    .sql()
                    .update(SECRET)
                    .set(STATE, after.state().name())
                    .set(SINCE, after.since())
                    .set(SUCCESSOR, becomes.successor())
                    .set(SUCCESSOR_USED, becomes.used().orElse(null))
                    .set(WORD, becomes.word())
                    .set(EXEMPT_REASON, exemption.map(StaticSecret.Exemption::reason).orElse(null))
                    .set(EXEMPT_OWNER, exemption.map(StaticSecret.Exemption::owner).orElse(null))
                    .set(
                        EXEMPT_ISOLATION,
                        exemption.map(StaticSecret.Exemption::isolation).orElse(null))
                    .set(EXEMPT_RETIRE, exemption.map(StaticSecret.Exemption::retire).orElse(null))
                    .where(
                        ID.eq(before.id().value()),
                        STATE.eq(before.state().name()),
                        SINCE.eq(before.since()))
                    .execute()
                == 1);
  }

  @Override
  public List<SecretCount> counts() throws StoreUnavailable {
    Field<Boolean> gone = DSL.field(SIGHT.eq(Sight.GONE.name())).as("is_gone");
    return database.read(
        "counting static secrets",
        view ->
            view.sql()
                .select(STATE, gone, SHAPE, TEAM, ENVIRONMENT, COUNT)
                .from(SECRET)
                .groupBy(STATE, gone, SHAPE, TEAM, ENVIRONMENT)
                .orderBy(COUNT.desc(), STATE, SHAPE, TEAM, ENVIRONMENT)
                .limit(MOST_COUNTS)
                .fetch(row ->
                    new SecretCount(
                        SecretState.valueOf(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6())));
  }
}
