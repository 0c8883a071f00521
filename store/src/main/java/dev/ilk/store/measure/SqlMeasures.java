package dev.ilk.store.measure;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.Cell;
import dev.ilk.measure.stored.Counter;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.estate.SqlClientUses;
import dev.ilk.store.lifecycle.SqlKeyStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Numbers of measures in a database. */
public final class SqlMeasures implements MeasureStore {
  private static final Table<Record> NUMBERS = Columns.table("measure_number");
  private static final Field<Long> DAY = Columns.number("day");
  private static final Field<String> COUNTER = Columns.text("counter");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> TEAM = Columns.text("team");
  private static final Field<String> KIND = Columns.text("kind");
  private static final Field<Long> BUCKET = Columns.number("bucket");
  private static final Field<Long> NUMBER = Columns.number("number");

  private static final Table<Record> LOOK = Columns.table("measure_look");
  private static final Field<Instant> AT = Columns.instant("at");
  private static final Field<Long> SOURCES = Columns.number("sources");
  private static final Field<Long> SOURCES_READ = Columns.number("sources_read");

  private static final Table<Record> PROGRESS = Columns.table("measure_progress");
  private static final Field<Long> PLACE = Columns.number("place");
  private static final Field<Instant> COUNTED = Columns.instant("counted");
  private static final Field<Instant> CLAIMED = Columns.instant("claimed");

  private static final Table<Record> USE = Columns.table("measure_use");
  private static final Field<String> IDENTITY = Columns.text("identity");

  private static final int BATCH = 500;
  private static final List<String> STANDING =
      Stream.of(Counter.values())
          .filter(counter -> counter.sort() == Counter.Sort.STANDING)
          .map(Counter::word)
          .toList();

  private final Database database;

  /**
   * The numbers of a database.
   *
   * @param database where they are
   */
  public SqlMeasures(Database database) {
    this.database = database;
  }

  @Override
  public Progress progress() throws StoreUnavailable {
    return database.snapshot(
        "reading how far the record is counted",
        view -> {
          Record row = view.sql().select(PLACE, COUNTED).from(PROGRESS).fetchSingle();
          Instant taken = view.sql().select(DSL.max(AT)).from(LOOK).fetchSingle().value1();
          return new Progress(
              row.get(PLACE), Optional.ofNullable(row.get(COUNTED)), Optional.ofNullable(taken));
        });
  }

  @Override
  public boolean add(Step step) throws StoreUnavailable {
    return database.write(
        "keeping what was counted",
        transaction -> {
          Field<Instant> latest = DSL.val(step.latest(), COUNTED);
          int moved =
              transaction
                  .sql()
                  .update(PROGRESS)
                  .set(PLACE, step.to())
                  .set(
                      COUNTED,
                      DSL.when(COUNTED.isNull().or(COUNTED.lt(latest)), latest).otherwise(COUNTED))
                  .where(PLACE.eq(step.from()))
                  .execute();
          if (moved == 1) {
            insert(transaction, step.counts());
            keep(transaction, step.uses());
            SqlClientUses.keep(transaction, step.clients());
            SqlKeyStore.keep(transaction, step.keys());
          }
          return moved == 1;
        });
  }

  private static void insert(Transaction transaction, Counts counts) {
    DSLContext sql = transaction.sql();
    List<Query> rows = new ArrayList<>();
    counts
        .numbers()
        .forEach((cell, number) ->
            rows.add(
                sql.insertInto(NUMBERS)
                    .set(DAY, cell.day().toEpochDay())
                    .set(COUNTER, cell.counter().word())
                    .set(ENVIRONMENT, cell.environment())
                    .set(TEAM, cell.team())
                    .set(KIND, cell.kind().word())
                    .set(BUCKET, (long) cell.bucket())
                    .set(NUMBER, number)
                    .onConflict(TEAM, DAY, COUNTER, ENVIRONMENT, KIND, BUCKET)
                    .doUpdate()
                    .set(
                        NUMBER,
                        DSL.field(DSL.name("measure_number", "number"), Long.class).plus(number))));
    execute(sql, rows);
  }

  private static void keep(Transaction transaction, Map<Id.Identity, Instant> uses) {
    DSLContext sql = transaction.sql();
    List<Query> rows = new ArrayList<>();
    uses.forEach((identity, at) ->
        rows.add(
            sql.insertInto(USE)
                .set(IDENTITY, identity.value())
                .set(AT, at)
                .onConflict(IDENTITY)
                .doUpdate()
                .set(AT, at)
                .where(DSL.field(DSL.name("measure_use", "at"), AT.getDataType()).lt(at))));
    execute(sql, rows);
  }

  private static void execute(DSLContext sql, List<Query> rows) {
    for (int from = 0; from < rows.size(); from += BATCH) {
      sql.batch(rows.subList(from, Math.min(rows.size(), from + BATCH))).execute();
    }
  }

  @Override
  public boolean replace(Look look) throws StoreUnavailable {
    long day = LocalDate.ofInstant(look.at(), ZoneOffset.UTC).toEpochDay();
    return database.write(
        "keeping how things stand",
        transaction -> {
          DSLContext sql = transaction.sql();
          int newest =
              sql.insertInto(LOOK)
                  .set(DAY, day)
                  .set(AT, look.at())
                  .set(SOURCES, look.sources())
                  .set(SOURCES_READ, look.sourcesRead())
                  .onConflict(DAY)
                  .doUpdate()
                  .set(AT, look.at())
                  .set(SOURCES, look.sources())
                  .set(SOURCES_READ, look.sourcesRead())
                  .where(DSL.field(DSL.name("measure_look", "at"), AT.getDataType()).le(look.at()))
                  .execute();
          if (newest == 1) {
            sql.deleteFrom(NUMBERS).where(DAY.eq(day), COUNTER.in(STANDING)).execute();
            insert(transaction, look.counts());
          }
          return newest == 1;
        });
  }

  @Override
  public Map<Id.Identity, Instant> lastUses(Set<Id.Identity> identities) throws StoreUnavailable {
    if (identities.size() > MOST_IDENTITIES) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST_IDENTITIES));
    }
    if (identities.isEmpty()) {
      return Map.of();
    }
    return database.read(
        "reading when identities were used",
        view -> {
          Map<Id.Identity, Instant> uses = new HashMap<>();
          view.sql()
              .select(IDENTITY, AT)
              .from(USE)
              .where(IDENTITY.in(identities.stream().map(Id::value).toList()))
              .forEach(row -> uses.put(new Id.Identity(row.value1()), row.value2()));
          return uses;
        });
  }

  @Override
  public Map<Cell, Long> read(MeasureQuery query) throws StoreUnavailable {
    Condition wanted =
        DAY.between(query.from().toEpochDay(), query.to().toEpochDay())
            .and(TEAM.eq(query.team().map(Team::name).orElse(Cell.ALL)));
    Condition whole =
        query
            .environment()
            .map(Environment::name)
            .map(ENVIRONMENT::eq)
            .map(wanted::and)
            .orElse(wanted);
    Field<Long> sum = DSL.sum(NUMBER).cast(Long.class);
    return database.read(
        "reading measures",
        view -> {
          Map<Cell, Long> numbers = new HashMap<>();
          view.sql()
              .select(DAY, COUNTER, TEAM, KIND, BUCKET, sum)
              .from(NUMBERS)
              .where(whole)
              .groupBy(DAY, COUNTER, TEAM, KIND, BUCKET)
              .forEach(row -> numbers.put(cell(row), row.get(sum)));
          return numbers;
        });
  }

  private static Cell cell(Record row) {
    return new Cell(
        LocalDate.ofEpochDay(row.get(DAY)),
        Counter.of(row.get(COUNTER)),
        "",
        row.get(TEAM),
        Kind.of(row.get(KIND)).orElseThrow(),
        Math.toIntExact(row.get(BUCKET)));
  }

  @Override
  public List<Look> looks(LocalDate from, LocalDate to) throws StoreUnavailable {
    return database.read(
        "reading when measures were taken",
        view ->
            view.sql()
                .select(AT, SOURCES, SOURCES_READ)
                .from(LOOK)
                .where(DAY.between(from.toEpochDay(), to.toEpochDay()))
                .orderBy(DAY)
                .fetch(row -> new Look(row.value1(), row.value2(), row.value3(), new Counts())));
  }

  @Override
  public boolean claim(Instant now, Instant until) throws StoreUnavailable {
    return database.write(
        "taking the work of measuring",
        transaction ->
            transaction.sql().update(PROGRESS).set(CLAIMED, until).where(CLAIMED.le(now)).execute()
                == 1);
  }
}
