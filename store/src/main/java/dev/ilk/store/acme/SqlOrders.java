package dev.ilk.store.acme;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.issue.acme.OrderStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Orders of certificates in a database. */
public final class SqlOrders implements OrderStore {
  private static final Table<Record> ORDERS = Columns.table("certificate_order");
  private static final Field<String> ID = Columns.text("id");
  private static final Field<String> ACCOUNT = Columns.text("account");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> HOLDER = Columns.text("holder");
  private static final Field<String> NAMES = Columns.text("names");
  private static final Field<String> TOKEN = Columns.text("token");
  private static final Field<Instant> ORDERED = Columns.instant("ordered");
  private static final Field<Instant> EXPIRES = Columns.instant("expires");
  private static final Field<String> SERIAL = Columns.text("serial");
  private static final Field<String> CHAIN = Columns.text("chain");
  private static final Field<Instant> FROM = Columns.instant("holds_from");
  private static final Field<Instant> UNTIL = Columns.instant("holds_until");
  private static final Field<Instant> REVOKED = Columns.instant("revoked");
  private static final List<Field<?>> ALL =
      List.of(
          ID,
          ACCOUNT,
          ENVIRONMENT,
          HOLDER,
          NAMES,
          TOKEN,
          ORDERED,
          EXPIRES,
          SERIAL,
          CHAIN,
          FROM,
          UNTIL,
          REVOKED);

  private final Database database;

  /**
   * The orders of a database.
   *
   * @param database where they are
   */
  public SqlOrders(Database database) {
    this.database = database;
  }

  @Override
  public void add(CertificateOrder order) throws StoreUnavailable {
    database.write(
        "keeping an order",
        transaction ->
            transaction
                .sql()
                .insertInto(ORDERS)
                .set(ID, order.id().value())
                .set(ACCOUNT, order.account().value())
                .set(ENVIRONMENT, order.environment().name())
                .set(HOLDER, order.holder().value())
                .set(NAMES, names(order))
                .set(TOKEN, order.token())
                .set(ORDERED, order.ordered())
                .set(EXPIRES, order.expires())
                .execute());
  }

  @Override
  public Optional<CertificateOrder> find(AcmeId.Order id) throws StoreUnavailable {
    return find(ID.eq(id.value()));
  }

  @Override
  public Optional<CertificateOrder> certified(Environment at, String serial)
      throws StoreUnavailable {
    return find(SERIAL.eq(serial).and(ENVIRONMENT.eq(at.name())));
  }

  private Optional<CertificateOrder> find(Condition condition) throws StoreUnavailable {
    return database.read(
        "reading an order",
        view ->
            view.sql().select(ALL).from(ORDERS).where(condition).fetchOptional(SqlOrders::read));
  }

  @Override
  public boolean replace(CertificateOrder before, CertificateOrder after) throws StoreUnavailable {
    Optional<CertificateOrder.Certificate> held = before.certificate();
    Condition asItWas =
        ID.eq(before.id().value())
            .and(NAMES.eq(names(before)))
            .and(held.isEmpty() ? SERIAL.isNull() : SERIAL.eq(held.get().serial()))
            .and(
                held.flatMap(CertificateOrder.Certificate::revoked).isPresent()
                    ? REVOKED.isNotNull()
                    : REVOKED.isNull());
    Optional<CertificateOrder.Certificate> issued = after.certificate();
    return database.write(
        "changing an order",
        transaction ->
            transaction
                    .sql()
                    .update(ORDERS)
                    .set(NAMES, names(after))
                    .set(SERIAL, issued.map(CertificateOrder.Certificate::serial).orElse(null))
                    .set(CHAIN, issued.map(CertificateOrder.Certificate::chain).orElse(null))
                    .set(FROM, issued.map(CertificateOrder.Certificate::from).orElse(null))
                    .set(UNTIL, issued.map(CertificateOrder.Certificate::until).orElse(null))
                    .set(
                        REVOKED, issued.flatMap(CertificateOrder.Certificate::revoked).orElse(null))
                    .where(asItWas)
                    .execute()
                == 1);
  }

  @Override
  public int waiting(AcmeId.Account account, Instant now) throws StoreUnavailable {
    return database.read(
        "counting orders",
        view ->
            view.sql()
                .fetchCount(
                    ORDERS, ACCOUNT.eq(account.value()).and(EXPIRES.gt(now)).and(SERIAL.isNull())));
  }

  @Override
  public int prune(Instant before) throws StoreUnavailable {
    return database.write(
        "forgetting orders",
        transaction ->
            transaction
                .sql()
                .deleteFrom(ORDERS)
                .where(EXPIRES.lt(before))
                .and(DSL.coalesce(UNTIL, EXPIRES).lt(before))
                .execute());
  }

  /** Two words a name. */
  private static String names(CertificateOrder order) {
    List<String> words = new ArrayList<>();
    for (CertificateOrder.Name name : order.names()) {
      words.add(name.name());
      words.add(name.standing().name());
    }
    return Columns.join(words);
  }

  private static List<CertificateOrder.Name> names(String text) {
    List<String> words = Columns.split(text);
    List<CertificateOrder.Name> names = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      names.add(
          new CertificateOrder.Name(
              words.get(i), CertificateOrder.Standing.valueOf(words.get(i + 1))));
    }
    return names;
  }

  private static CertificateOrder read(Record row) {
    return new CertificateOrder(
        new AcmeId.Order(row.get(ID)),
        new AcmeId.Account(row.get(ACCOUNT)),
        new Environment(row.get(ENVIRONMENT)),
        new Id.Identity(row.get(HOLDER)),
        names(row.get(NAMES)),
        row.get(TOKEN),
        row.get(ORDERED),
        row.get(EXPIRES),
        Optional.ofNullable(row.get(SERIAL))
            .map(serial ->
                new CertificateOrder.Certificate(
                    serial,
                    row.get(CHAIN),
                    row.get(FROM),
                    row.get(UNTIL),
                    Optional.ofNullable(row.get(REVOKED)))));
  }
}
