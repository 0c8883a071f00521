package dev.ilk.store.grant;

import static dev.ilk.store.grant.GrantTables.APP;
import static dev.ilk.store.grant.GrantTables.APP_NAME;
import static dev.ilk.store.grant.GrantTables.ASSURANCE;
import static dev.ilk.store.grant.GrantTables.AUDIENCE;
import static dev.ilk.store.grant.GrantTables.CHALLENGE;
import static dev.ilk.store.grant.GrantTables.CONFIDENTIAL;
import static dev.ilk.store.grant.GrantTables.CREATED;
import static dev.ilk.store.grant.GrantTables.DIGEST;
import static dev.ilk.store.grant.GrantTables.ENVIRONMENT;
import static dev.ilk.store.grant.GrantTables.EXPIRES;
import static dev.ilk.store.grant.GrantTables.HUMAN;
import static dev.ilk.store.grant.GrantTables.KEY;
import static dev.ilk.store.grant.GrantTables.NONCE;
import static dev.ilk.store.grant.GrantTables.REDIRECT;
import static dev.ilk.store.grant.GrantTables.SCOPES;
import static dev.ilk.store.grant.GrantTables.SECRET;
import static dev.ilk.store.grant.GrantTables.access;

import dev.ilk.actor.Audience;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.issue.grant.RequestStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.grant.DevicePolls;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What apps ask people for, in a database. */
public final class SqlRequests implements RequestStore, DevicePolls {
  private static final Table<Record> REQUEST = Columns.table("authorization_request");
  private static final Field<String> STATE = Columns.text("state");
  private static final Field<String> DEVICE = Columns.text("device");
  private static final Field<String> NETWORK = Columns.text("network");
  private static final Field<Boolean> AGAIN = Columns.flag("sign_in_again");
  private static final Field<Boolean> ASK = Columns.flag("ask");
  private static final Field<Boolean> QUIET = Columns.flag("quiet");
  private static final Field<Long> MAX_AGE = Columns.number("max_age");
  private static final Field<String> LOGIN_HINT = Columns.text("login_hint");
  private static final Field<String> PERSON = Columns.text("person");
  private static final Field<Boolean> ANSWERED = Columns.flag("answered");
  private static final Field<Long> PAUSE = Columns.number("pause");
  private static final Field<Instant> POLLED = Columns.instant("polled");
  private static final Table<Record> ENTRY = Columns.table("user_code_entry");
  private static final Field<Instant> SINCE = Columns.instant("since");
  private static final Field<Long> COUNT = Columns.number("count");

  /** So long a device waits between two questions, in seconds (RFC 8628, section 3.2). */
  private static final long FIRST_PAUSE = 5;

  private static final List<Field<?>> ALL =
      List.of(
          ENVIRONMENT,
          APP,
          APP_NAME,
          CONFIDENTIAL,
          AUDIENCE,
          SCOPES,
          REDIRECT,
          STATE,
          CHALLENGE,
          DEVICE,
          NETWORK,
          NONCE,
          KEY,
          AGAIN,
          ASK,
          QUIET,
          MAX_AGE,
          ASSURANCE,
          LOGIN_HINT,
          PERSON,
          CREATED);

  private final Database database;

  /**
   * The requests of a database.
   *
   * @param database where they are
   */
  public SqlRequests(Database database) {
    this.database = database;
  }

  @Override
  public void put(String digest, AuthorizationRequest request, Instant expires)
      throws StoreUnavailable {
    Optional<AuthorizationRequest.Browser> browser =
        request.way() instanceof AuthorizationRequest.Browser way
            ? Optional.of(way)
            : Optional.empty();
    Optional<AuthorizationRequest.Device> device =
        request.way() instanceof AuthorizationRequest.Device way
            ? Optional.of(way)
            : Optional.empty();
    AuthorizationRequest.Wishes wishes = request.wishes();
    database.write(
        "storing the request of an app",
        transaction ->
            transaction
                .sql()
                .insertInto(REQUEST)
                .set(DIGEST, digest)
                .set(ENVIRONMENT, request.access().environment().name())
                .set(APP, request.access().app())
                .set(APP_NAME, request.appName())
                .set(CONFIDENTIAL, request.confidential())
                .set(AUDIENCE, request.access().audience().map(Audience::uri).orElse(null))
                .set(SCOPES, Columns.join(List.copyOf(request.access().scopes())))
                .set(REDIRECT, browser.map(AuthorizationRequest.Browser::redirect).orElse(null))
                .set(STATE, browser.map(AuthorizationRequest.Browser::state).orElse(""))
                .set(
                    CHALLENGE,
                    browser.flatMap(AuthorizationRequest.Browser::challenge).orElse(null))
                .set(DEVICE, device.map(AuthorizationRequest.Device::digest).orElse(null))
                .set(NETWORK, device.map(AuthorizationRequest.Device::network).orElse(""))
                .set(NONCE, request.nonce().orElse(null))
                .set(KEY, request.key().orElse(null))
                .set(AGAIN, wishes.again())
                .set(ASK, wishes.ask())
                .set(QUIET, wishes.quiet())
                .set(MAX_AGE, wishes.maxAge().map(Duration::toSeconds).orElse(null))
                .set(ASSURANCE, Columns.join(wishes.assurance()))
                .set(LOGIN_HINT, wishes.loginHint())
                .set(PERSON, wishes.person().orElse(null))
                .set(CREATED, request.created())
                .set(EXPIRES, expires)
                .set(ANSWERED, false)
                .set(PAUSE, FIRST_PAUSE)
                .execute());
  }

  @Override
  public Optional<AuthorizationRequest> find(String digest, Instant now) throws StoreUnavailable {
    return database.read(
        "finding the request of an app",
        view ->
            view.sql()
                .select(ALL)
                .from(REQUEST)
                .where(waits(digest, now))
                .fetchOptional(SqlRequests::request));
  }

  @Override
  public Optional<AuthorizationRequest> take(String digest, Instant now) throws StoreUnavailable {
    // It stays until it expires, so that a device which asks is told the answer.
    return database.write(
        "answering the request of an app",
        transaction ->
            transaction
                .sql()
                .update(REQUEST)
                .set(ANSWERED, true)
                .where(waits(digest, now))
                .returning(ALL)
                .fetchOptional(SqlRequests::request));
  }

  @Override
  public int prune(Instant now) throws StoreUnavailable {
    return database.write(
        "forgetting requests of apps",
        transaction -> transaction.sql().deleteFrom(REQUEST).where(EXPIRES.le(now)).execute());
  }

  @Override
  public long entered(Id.Identity human, Instant now, Duration within) throws StoreUnavailable {
    return database.write(
        "counting a user code",
        transaction -> {
          transaction
              .sql()
              .deleteFrom(ENTRY)
              .where(HUMAN.eq(human.value()).and(SINCE.le(now.minus(within))))
              .execute();
          transaction
              .sql()
              .insertInto(ENTRY)
              .set(HUMAN, human.value())
              .set(SINCE, now)
              .set(COUNT, 0L)
              .onConflict(HUMAN)
              .doNothing()
              .execute();
          return transaction
              .sql()
              .update(ENTRY)
              .set(COUNT, COUNT.plus(1))
              .where(HUMAN.eq(human.value()))
              .returning(COUNT)
              .fetchSingle()
              .get(COUNT);
        });
  }

  @Override
  public Poll poll(String digest, Instant now) throws StoreUnavailable {
    return database.write(
        "noting that a device asks",
        transaction -> {
          if (transaction
              .sql()
              .fetchExists(DSL.selectOne().from(SECRET).where(DIGEST.eq(digest)))) {
            return Poll.GRANTED;
          }
          Optional<? extends Record> row =
              transaction
                  .sql()
                  .select(ANSWERED, POLLED, PAUSE)
                  .from(REQUEST)
                  .where(DEVICE.eq(digest).and(EXPIRES.gt(now)))
                  .fetchOptional();
          if (row.isEmpty()) {
            return Poll.OVER;
          }
          if (row.get().get(ANSWERED)) {
            return Poll.DENIED;
          }
          Instant before = row.get().get(POLLED);
          long pause = row.get().get(PAUSE);
          boolean fast = before != null && now.isBefore(before.plusSeconds(pause));
          transaction
              .sql()
              .update(REQUEST)
              .set(POLLED, now)
              .set(PAUSE, fast ? pause + FIRST_PAUSE : pause)
              .where(DEVICE.eq(digest))
              .execute();
          return fast ? Poll.TOO_FAST : Poll.WAITING;
        });
  }

  private static Condition waits(String digest, Instant now) {
    return DIGEST.eq(digest).and(ANSWERED.eq(false)).and(EXPIRES.gt(now));
  }

  private static AuthorizationRequest request(Record row) {
    String device = row.get(DEVICE);
    return new AuthorizationRequest(
        access(row),
        row.get(APP_NAME),
        row.get(CONFIDENTIAL),
        device == null
            ? new AuthorizationRequest.Browser(
                row.get(REDIRECT), row.get(STATE), Optional.ofNullable(row.get(CHALLENGE)))
            : new AuthorizationRequest.Device(device, row.get(NETWORK)),
        Optional.ofNullable(row.get(NONCE)),
        Optional.ofNullable(row.get(KEY)),
        new AuthorizationRequest.Wishes(
            row.get(AGAIN),
            row.get(ASK),
            row.get(QUIET),
            Optional.ofNullable(row.get(MAX_AGE)).map(Duration::ofSeconds),
            Columns.split(row.get(ASSURANCE)),
            row.get(LOGIN_HINT),
            Optional.ofNullable(row.get(PERSON))),
        row.get(CREATED));
  }
}
