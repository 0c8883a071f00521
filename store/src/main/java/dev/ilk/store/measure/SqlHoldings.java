package dev.ilk.store.measure;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Presence;
import dev.ilk.gate.estate.Run;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.Holdings;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.View;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Accounts, credentials and things in review, counted by a database. */
public final class SqlHoldings implements Holdings {
  private static final Table<Record> ACCOUNT = Columns.table("found_account");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> KIND = Columns.text("kind");
  private static final Field<String> HOLDER = Columns.text("holder");
  private static final Field<String> PRESENCE = Columns.text("presence");
  private static final Field<Boolean> ENABLED = Columns.flag("enabled");
  private static final Field<Instant> LAST_USED = of("found_account", "last_used");

  private static final Table<Record> CREDENTIAL = Columns.table("found_credential");
  private static final Field<String> HELD_BY = Columns.text("account");
  private static final Field<Instant> EXPIRES = of("found_credential", "expires");
  private static final Field<Long> BEGAN = DSL.coalesce(micros("created"), micros("first_seen"));
  private static final Field<Long> ENDS = micros("expires");

  private static final Table<Record> REVIEW = Columns.table("review");
  private static final Table<Record> ITEM = Columns.table("review_item");
  private static final Field<Instant> CLOSED = Columns.instant("closed");
  private static final Field<String> IDENTITY = Columns.text("identity");
  private static final Field<String> ANSWERED_BY = Columns.text("answered_by");

  private static final Table<Record> RUN = Columns.table("source_run");

  private final Database database;

  /**
   * What a database knows.
   *
   * @param database where it is
   */
  public SqlHoldings(Database database) {
    this.database = database;
  }

  private static Field<Instant> of(String table, String column) {
    return DSL.field(DSL.name(table, column), Columns.instant(column).getDataType());
  }

  private static Field<Long> micros(String column) {
    return DSL.field(DSL.name("found_credential", column), Long.class);
  }

  @Override
  public List<Held> of(Set<Id.Identity> holders, Instant now) throws StoreUnavailable {
    List<String> ids = ids(holders);
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.snapshot(
        "counting what identities have elsewhere", view -> held(view, HOLDER.in(ids), now));
  }

  @Override
  public List<Held> orphans(Instant now) throws StoreUnavailable {
    return database.snapshot(
        "counting accounts that belong to nobody", view -> held(view, HOLDER.isNull(), now));
  }

  private static List<String> ids(Set<Id.Identity> identities) {
    if (identities.size() > MOST) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST));
    }
    return identities.stream().map(Id::value).toList();
  }

  private record Whose(Optional<Id.Identity> holder, Kind kind) {
    static Whose of(Record row, Field<String> holder) {
      return new Whose(
          Optional.ofNullable(row.get(holder)).map(Id.Identity::new), Kind.valueOf(row.get(KIND)));
    }
  }

  private record Credentials(long all, long ending, long lasting) {}

  /** Accounts that cannot be used, or are gone, hold nothing that matters. */
  private static List<Held> held(View view, Condition whose, Instant now) {
    Condition usable = whose.and(ENABLED.isTrue()).and(PRESENCE.ne(Presence.GONE.name()));
    // Every account of nobody has the same holder; a column of nothing cannot be grouped by.
    Field<String> holder = DSL.max(HOLDER).as("whose");
    Field<Long> stale = sum(LAST_USED.lt(now.minus(STALE)));
    Field<Long> all = DSL.count().cast(Long.class);
    Map<Whose, Credentials> credentials = credentials(view, usable, holder);
    return view.sql()
        .select(holder, KIND, all, stale)
        .from(ACCOUNT)
        .where(usable)
        .groupBy(HOLDER, KIND)
        .fetch(row -> {
          Whose key = Whose.of(row, holder);
          Credentials its = credentials.getOrDefault(key, new Credentials(0, 0, 0));
          return new Held(
              key.holder(),
              key.kind(),
              row.get(all),
              row.get(stale),
              its.all(),
              its.ending(),
              its.lasting());
        });
  }

  private static Map<Whose, Credentials> credentials(
      View view, Condition usable, Field<String> holder) {
    Field<Long> all = DSL.count().cast(Long.class);
    Field<Long> ending = sum(EXPIRES.isNotNull());
    Field<Long> lasting = sum(EXPIRES.isNull().or(ENDS.minus(BEGAN).gt(micros(STATIC))));
    Map<Whose, Credentials> found = new HashMap<>();
    Field<String> kind = DSL.field(DSL.name("found_account", "kind"), KIND.getDataType());
    view.sql()
        .select(holder, kind, all, ending, lasting)
        .from(ACCOUNT)
        .join(CREDENTIAL)
        .on(HELD_BY.eq(ID))
        .where(usable)
        .groupBy(HOLDER, kind)
        .forEach(row ->
            found.put(
                Whose.of(row, holder),
                new Credentials(row.get(all), row.get(ending), row.get(lasting))));
    return found;
  }

  private static long micros(Duration duration) {
    return duration.toMillis() * 1000;
  }

  private static Field<Long> sum(Condition holds) {
    return DSL.coalesce(DSL.sum(DSL.when(holds, 1L).otherwise(0L)), 0).cast(Long.class);
  }

  @Override
  public Map<Id.Identity, Reviewed> reviewed(Set<Id.Identity> identities, Instant now)
      throws StoreUnavailable {
    List<String> ids = ids(identities);
    if (ids.isEmpty()) {
      return Map.of();
    }
    Field<Integer> all = DSL.count();
    Field<Integer> answered = DSL.count(ANSWERED_BY);
    return database.read(
        "counting things in review",
        view -> {
          Map<Id.Identity, Reviewed> found = new HashMap<>();
          view.sql()
              .select(IDENTITY, all, answered)
              .from(ITEM)
              .join(REVIEW)
              .on(Columns.text("review").eq(DSL.field(DSL.name("review", "id"), String.class)))
              .where(IDENTITY.in(ids), CLOSED.isNull().or(CLOSED.ge(now.minus(REVIEWED))))
              .groupBy(IDENTITY)
              .forEach(row ->
                  found.put(
                      new Id.Identity(row.get(IDENTITY)),
                      new Reviewed(row.get(all), row.get(answered))));
          return found;
        });
  }

  @Override
  public Sources sources() throws StoreUnavailable {
    return database.snapshot(
        "counting sources",
        view -> {
          Field<Integer> read = DSL.countDistinct(Columns.text("source"));
          Record1<Integer> done =
              view.sql()
                  .select(read)
                  .from(RUN)
                  .where(
                      Columns.text("state")
                          .in(Run.State.COMPLETE.name(), Run.State.DOUBTFUL.name()))
                  .fetchSingle();
          return new Sources(view.sql().fetchCount(Columns.table("source")), done.value1());
        });
  }
}
