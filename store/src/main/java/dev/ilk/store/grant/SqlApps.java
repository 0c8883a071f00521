package dev.ilk.store.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import dev.ilk.issue.app.AppStore;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Registered apps in a database. */
public final class SqlApps implements AppStore {
  private static final int MOST = 1000;
  private static final Table<Record> APP = Columns.table("app");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<String> REDIRECTS = Columns.text("redirects");
  private static final Field<String> JWKS = Columns.text("jwks");
  private static final Field<String> JWKS_URI = Columns.text("jwks_uri");
  private static final Field<String> DEMANDS = Columns.text("demands");
  private static final Field<String> REGISTRANT = Columns.text("registrant");
  private static final Field<Instant> CREATED = Columns.instant("created");
  private static final Field<Instant> USED = Columns.instant("used");
  private static final Field<Instant> WARNED = Columns.instant("warned");
  private static final List<Field<?>> ALL =
      List.of(
          ID,
          ENVIRONMENT,
          NAME,
          REDIRECTS,
          JWKS,
          JWKS_URI,
          DEMANDS,
          REGISTRANT,
          CREATED,
          USED,
          WARNED);

  private final Database database;

  /**
   * The apps of a database.
   *
   * @param database where they are
   */
  public SqlApps(Database database) {
    this.database = database;
  }

  @Override
  public void add(App app) throws StoreUnavailable {
    database.write(
        "storing an app",
        transaction ->
            transaction
                .sql()
                .insertInto(APP)
                .set(ID, app.id())
                .set(ENVIRONMENT, app.environment().name())
                .set(NAME, app.name())
                .set(REDIRECTS, Columns.join(app.redirects()))
                .set(JWKS, keys(app).orElse(null))
                .set(JWKS_URI, address(app).orElse(null))
                .set(DEMANDS, Columns.join(app.demands().stream().map(Enum::name).toList()))
                .set(REGISTRANT, app.registrant().orElseThrow())
                .set(CREATED, app.created())
                .set(USED, app.created())
                .execute());
  }

  private static Optional<String> keys(App app) {
    return app.method()
        .flatMap(method ->
            method instanceof ClientMethod.Keys(String jwks)
                ? Optional.of(jwks)
                : Optional.empty());
  }

  private static Optional<String> address(App app) {
    return app.method()
        .flatMap(method ->
            method instanceof ClientMethod.PublishedKeys(String uri)
                ? Optional.of(uri)
                : Optional.empty());
  }

  @Override
  public Optional<Registered> find(Environment at, String id) throws StoreUnavailable {
    return database.read(
        "finding an app",
        view ->
            view.sql()
                .select(ALL)
                .from(APP)
                .where(ID.eq(id).and(ENVIRONMENT.eq(at.name())))
                .fetchOptional(SqlApps::read));
  }

  @Override
  public List<Registered> of(Environment at, int limit) throws StoreUnavailable {
    return database.read(
        "listing apps",
        view ->
            view.sql()
                .select(ALL)
                .from(APP)
                .where(ENVIRONMENT.eq(at.name()))
                .orderBy(ID.desc())
                .limit(bounded(limit))
                .fetch(SqlApps::read));
  }

  @Override
  public void used(String id, Instant now) throws StoreUnavailable {
    database.write(
        "noting the use of an app",
        transaction ->
            transaction
                .sql()
                .update(APP)
                .set(USED, now)
                .setNull(WARNED)
                .where(ID.eq(id).and(USED.lt(now)))
                .execute());
  }

  @Override
  public boolean remove(Environment at, String id, Instant now) throws StoreUnavailable {
    return remove(id, ENVIRONMENT.eq(at.name()), now);
  }

  @Override
  public boolean warn(String id, Instant before, Instant now) throws StoreUnavailable {
    return database.write(
        "noting that nobody uses an app",
        transaction ->
            transaction
                    .sql()
                    .update(APP)
                    .set(WARNED, now)
                    .where(ID.eq(id).and(USED.lt(before)).and(WARNED.isNull()))
                    .execute()
                == 1);
  }

  @Override
  public boolean lapse(Registered seen, Instant now) throws StoreUnavailable {
    return remove(seen.app().id(), USED.eq(seen.used()), now);
  }

  private boolean remove(String id, Condition still, Instant now) throws StoreUnavailable {
    return database.write(
        "removing an app",
        transaction -> {
          int rows = transaction.sql().deleteFrom(APP).where(ID.eq(id).and(still)).execute();
          if (rows == 1) {
            SqlGrants.endAll(transaction, id, now);
          }
          return rows == 1;
        });
  }

  @Override
  public List<Registered> unused(Instant before, int limit) throws StoreUnavailable {
    return database.read(
        "finding apps that nobody uses",
        view ->
            view.sql()
                .select(ALL)
                .from(APP)
                .where(USED.lt(before))
                .orderBy(USED)
                .limit(bounded(limit))
                .fetch(SqlApps::read));
  }

  private static int bounded(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d apps".formatted(MOST));
    }
    return limit;
  }

  private static Registered read(Record row) {
    Optional<ClientMethod> keys = Optional.ofNullable(row.get(JWKS)).map(ClientMethod.Keys::new);
    return new Registered(
        new App(
            row.get(ID),
            new Environment(row.get(ENVIRONMENT)),
            row.get(NAME),
            Columns.split(row.get(REDIRECTS)),
            keys.or(
                () -> Optional.ofNullable(row.get(JWKS_URI)).map(ClientMethod.PublishedKeys::new)),
            Columns.split(row.get(DEMANDS)).stream()
                .map(App.Demand::valueOf)
                .collect(Collectors.toSet()),
            Optional.of(row.get(REGISTRANT)),
            row.get(CREATED)),
        row.get(USED),
        Optional.ofNullable(row.get(WARNED)));
  }
}
