package dev.ilk.store.notify;

import dev.ilk.actor.Kind;
import dev.ilk.gate.declared.Joining;
import dev.ilk.gate.declared.Unit;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Webhooks in a database. */
public final class SqlWebhooks implements WebhookStore, Joining<WebhookStore.Kept> {
  private static final Table<Record> WEBHOOK = Columns.table("webhook");
  private static final Field<String> NAME = Columns.text("name");
  private static final Field<String> URL = Columns.text("url");
  private static final Field<String> ACTIONS = Columns.text("actions");
  private static final Field<String> KINDS = Columns.text("kinds");
  private static final Field<String> ENVIRONMENTS = Columns.text("environments");
  private static final Field<Boolean> EVERYTHING = Columns.flag("everything");
  private static final Field<String> SALT = Columns.text("salt");
  private static final Field<String> CREATOR = Columns.text("creator");
  private static final Field<Instant> MADE = Columns.instant("made");
  private static final Field<Long> PLACE = Columns.number("place");
  private static final Field<Boolean> ACTIVE = Columns.flag("active");
  private static final Field<Long> ATTEMPTS = Columns.number("attempts");
  private static final Field<Instant> FAILING = Columns.instant("failing");
  private static final Field<Instant> TRIED = Columns.instant("tried");
  private static final Field<String> PROBLEM = Columns.text("problem");
  private static final Field<Instant> DELIVERED = Columns.instant("delivered");
  private static final Field<String> HOLDER = Columns.text("holder");
  private static final Field<Instant> HELD_UNTIL = Columns.instant("held_until");

  private static final List<Field<?>> STANDING =
      List.of(PLACE, ACTIVE, ATTEMPTS, FAILING, TRIED, PROBLEM, DELIVERED);
  private static final List<Field<?>> ALL =
      Stream.concat(
              Stream.of(NAME, URL, ACTIONS, KINDS, ENVIRONMENTS, EVERYTHING, SALT, CREATOR, MADE),
              STANDING.stream())
          .toList();

  private final Database database;

  /**
   * The webhooks of a database.
   *
   * @param database where they are
   */
  public SqlWebhooks(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Kept kept) throws StoreUnavailable {
    return database.write("storing a webhook", transaction -> add(transaction, kept));
  }

  @Override
  public boolean add(Unit unit, Kept kept) {
    Webhook webhook = kept.webhook();
    DSLContext sql = Transaction.of(unit).sql();
    return sql.fetchCount(WEBHOOK) < MOST
        && sql.insertInto(WEBHOOK)
                .set(NAME, webhook.name())
                .set(said(webhook))
                .set(SALT, kept.salt())
                .set(CREATOR, webhook.creator())
                .set(MADE, webhook.created())
                .set(standing(kept.standing()))
                .onConflictDoNothing()
                .execute()
            == 1;
  }

  /** What people say of a webhook, beside its name. */
  private static Map<Field<?>, Object> said(Webhook webhook) {
    WebhookFilter filter = webhook.filter();
    Set<String> kinds =
        filter.kinds().stream().map(Kind::word).collect(Collectors.toCollection(TreeSet::new));
    Map<Field<?>, Object> said = new LinkedHashMap<>();
    said.put(URL, webhook.url());
    said.put(ACTIONS, Columns.join(List.copyOf(new TreeSet<>(filter.actions()))));
    said.put(KINDS, Columns.join(List.copyOf(kinds)));
    said.put(ENVIRONMENTS, Columns.join(List.copyOf(new TreeSet<>(filter.environments()))));
    said.put(EVERYTHING, filter.everything());
    return said;
  }

  @Override
  public boolean change(Unit unit, Kept before, Kept next) {
    return Transaction.of(unit)
            .sql()
            .update(WEBHOOK)
            .set(said(next.webhook()))
            .where(is(before.webhook()))
            .execute()
        == 1;
  }

  @Override
  public boolean remove(Unit unit, Kept before) {
    return Transaction.of(unit).sql().deleteFrom(WEBHOOK).where(is(before.webhook())).execute()
        == 1;
  }

  private static Condition is(Webhook webhook) {
    return NAME.eq(webhook.name()).and(DSL.condition(said(webhook)));
  }

  @Override
  public List<Kept> all() throws StoreUnavailable {
    return database.read(
        "listing webhooks",
        view ->
            view.sql()
                .select(ALL)
                .from(WEBHOOK)
                .orderBy(NAME)
                .limit(MOST)
                .fetch(SqlWebhooks::read));
  }

  @Override
  public Optional<WebhookStanding> take(String name, String holder, Instant now, Instant until)
      throws StoreUnavailable {
    return database.write(
        "taking a webhook",
        transaction -> {
          DSLContext sql = transaction.sql();
          int taken =
              sql.update(WEBHOOK)
                  .set(HOLDER, holder)
                  .set(HELD_UNTIL, until.truncatedTo(ChronoUnit.MICROS))
                  .where(NAME.eq(name))
                  .and(ACTIVE.isTrue())
                  .and(HOLDER.isNull().or(HOLDER.eq(holder)).or(HELD_UNTIL.lt(now)))
                  .execute();
          return taken == 0
              ? Optional.<WebhookStanding>empty()
              : sql.select(STANDING)
                  .from(WEBHOOK)
                  .where(NAME.eq(name))
                  .fetchOptional(SqlWebhooks::standing);
        });
  }

  @Override
  public boolean settle(
      String name, String holder, WebhookStanding standing, Optional<Instant> until)
      throws StoreUnavailable {
    return database.write(
        "keeping how a webhook stands",
        transaction ->
            transaction
                    .sql()
                    .update(WEBHOOK)
                    .set(standing(standing))
                    .set(HOLDER, until.isPresent() ? holder : null)
                    .set(HELD_UNTIL, micros(until))
                    .where(NAME.eq(name))
                    .and(HOLDER.eq(holder))
                    .execute()
                == 1);
  }

  @Override
  public boolean resume(String name) throws StoreUnavailable {
    return database.write(
        "resuming a webhook",
        transaction ->
            transaction
                    .sql()
                    .update(WEBHOOK)
                    .set(ACTIVE, true)
                    .set(ATTEMPTS, 0L)
                    .setNull(FAILING)
                    .setNull(TRIED)
                    .set(PROBLEM, "")
                    .setNull(HOLDER)
                    .setNull(HELD_UNTIL)
                    .where(NAME.eq(name))
                    .execute()
                == 1);
  }

  @Override
  public boolean remove(String name) throws StoreUnavailable {
    return database.write(
        "forgetting a webhook",
        transaction -> transaction.sql().deleteFrom(WEBHOOK).where(NAME.eq(name)).execute() == 1);
  }

  private static Map<Field<?>, @Nullable Object> standing(WebhookStanding standing) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(PLACE, standing.next());
    row.put(ACTIVE, standing.active());
    row.put(ATTEMPTS, (long) standing.attempts());
    row.put(FAILING, micros(standing.failing()));
    row.put(TRIED, micros(standing.tried()));
    row.put(PROBLEM, standing.problem());
    row.put(DELIVERED, micros(standing.delivered()));
    return row;
  }

  private static Kept read(Record row) {
    return new Kept(
        new Webhook(
            row.get(NAME),
            row.get(URL),
            new WebhookFilter(
                Set.copyOf(Columns.split(row.get(ACTIONS))),
                Columns.split(row.get(KINDS)).stream()
                    .flatMap(word -> Kind.of(word).stream())
                    .collect(Collectors.toSet()),
                Set.copyOf(Columns.split(row.get(ENVIRONMENTS))),
                row.get(EVERYTHING)),
            row.get(CREATOR),
            row.get(MADE)),
        row.get(SALT),
        standing(row));
  }

  private static WebhookStanding standing(Record row) {
    return new WebhookStanding(
        row.get(PLACE),
        row.get(ACTIVE),
        row.get(ATTEMPTS).intValue(),
        Optional.ofNullable(row.get(FAILING)),
        Optional.ofNullable(row.get(TRIED)),
        row.get(PROBLEM),
        Optional.ofNullable(row.get(DELIVERED)));
  }

  private static @Nullable Instant micros(Optional<Instant> when) {
    return when.map(instant -> instant.truncatedTo(ChronoUnit.MICROS)).orElse(null);
  }
}
