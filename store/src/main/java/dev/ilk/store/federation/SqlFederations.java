package dev.ilk.store.federation;

import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.actor.TrustDomain;
import dev.ilk.issue.federation.FederationStore;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.database.Columns;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Federations in a database. */
public final class SqlFederations implements FederationStore {
  private static final Table<Record> FEDERATION = Columns.table("federation");
  private static final Field<String> ENVIRONMENT = Columns.text("environment");
  private static final Field<String> DOMAIN = Columns.text("domain");
  private static final Field<String> URL = Columns.text("url");
  private static final Field<String> SERVER_ID = Columns.text("server_id");
  private static final Field<String> DECLARED_BY = Columns.text("declared_by");
  private static final Field<Instant> DECLARED = Columns.instant("declared");
  private static final Field<String> BUNDLE = Columns.text("bundle");
  private static final Field<Long> SEQUENCE = Columns.number("sequence");
  private static final Field<Instant> READ = Columns.instant("read");
  private static final Field<String> TROUBLE = Columns.text("trouble");
  private static final Field<Instant> DUE = Columns.instant("due");
  private static final List<Field<?>> ALL =
      List.of(
          ENVIRONMENT,
          DOMAIN,
          URL,
          SERVER_ID,
          DECLARED_BY,
          DECLARED,
          BUNDLE,
          SEQUENCE,
          READ,
          TROUBLE,
          DUE);

  private final Database database;

  /**
   * The federations of a database.
   *
   * @param database where they are
   */
  public SqlFederations(Database database) {
    this.database = database;
  }

  @Override
  public Added add(Relation relation) throws StoreUnavailable {
    FederatedDomain domain = relation.domain();
    return database.write(
        "keeping a federation",
        transaction -> {
          int others = transaction.sql().fetchCount(FEDERATION, ENVIRONMENT.eq(domain.at().name()));
          if (others >= MOST) {
            return find(transaction, domain) ? Added.THERE : Added.FULL;
          }
          int inserted =
              transaction
                  .sql()
                  .insertInto(FEDERATION)
                  .set(ENVIRONMENT, domain.at().name())
                  .set(DOMAIN, domain.domain().name())
                  .set(URL, domain.endpoint().url())
                  .set(SERVER_ID, serverId(domain.endpoint()).orElse(null))
                  .set(DECLARED_BY, domain.declaredBy())
                  .set(DECLARED, domain.declared())
                  .set(BUNDLE, relation.kept().map(Kept::json).orElse(null))
                  .set(SEQUENCE, relation.kept().flatMap(Kept::sequence).orElse(null))
                  .set(READ, relation.kept().map(Kept::read).orElse(null))
                  .set(TROUBLE, relation.trouble().orElse(null))
                  .set(DUE, relation.due())
                  .onConflictDoNothing()
                  .execute();
          if (inserted == 0) {
            return Added.THERE;
          }
          changed(transaction, domain.at(), domain.domain());
          return Added.ADDED;
        });
  }

  private static boolean find(Transaction transaction, FederatedDomain domain) {
    return transaction.sql().fetchExists(FEDERATION, is(domain.at(), domain.domain()));
  }

  private static Optional<String> serverId(BundleEndpoint endpoint) {
    return switch (endpoint) {
      case BundleEndpoint.Web web -> Optional.empty();
      case BundleEndpoint.Spiffe spiffe -> Optional.of(spiffe.serverId());
    };
  }

  @Override
  public boolean remove(Environment at, TrustDomain domain) throws StoreUnavailable {
    return database.write(
        "forgetting a federation",
        transaction -> {
          int rows = transaction.sql().deleteFrom(FEDERATION).where(is(at, domain)).execute();
          if (rows == 1) {
            changed(transaction, at, domain);
          }
          return rows == 1;
        });
  }

  /** The row's own condition decides between nodes that have read at once. */
  @Override
  public boolean keep(Environment at, TrustDomain domain, Kept bundle, Instant due)
      throws StoreUnavailable {
    Condition notOlder =
        bundle.sequence().isPresent()
            ? SEQUENCE.isNull().or(SEQUENCE.le(bundle.sequence().get()))
            : SEQUENCE.isNull();
    return database.write(
        "keeping a bundle",
        transaction -> {
          int rows =
              transaction
                  .sql()
                  .update(FEDERATION)
                  .set(BUNDLE, bundle.json())
                  .set(SEQUENCE, bundle.sequence().orElse(null))
                  .set(READ, bundle.read())
                  .setNull(TROUBLE)
                  .set(DUE, due)
                  .where(is(at, domain))
                  .and(notOlder)
                  .and(READ.isNull().or(READ.le(bundle.read())))
                  .execute();
          if (rows == 1) {
            changed(transaction, at, domain);
          }
          return rows == 1;
        });
  }

  @Override
  public void fail(Environment at, TrustDomain domain, String trouble, Instant due)
      throws StoreUnavailable {
    database.write(
        "noting that a bundle was not read",
        transaction ->
            transaction
                .sql()
                .update(FEDERATION)
                .set(TROUBLE, trouble)
                .set(DUE, due)
                .where(is(at, domain))
                .execute());
  }

  @Override
  public List<Relation> all() throws StoreUnavailable {
    return database.read(
        "reading federations",
        view ->
            view.sql()
                .select(ALL)
                .from(FEDERATION)
                .orderBy(ENVIRONMENT, DOMAIN)
                .fetch(SqlFederations::read));
  }

  private static Condition is(Environment at, TrustDomain domain) {
    return ENVIRONMENT.eq(at.name()).and(DOMAIN.eq(domain.name()));
  }

  private static void changed(Transaction transaction, Environment at, TrustDomain domain) {
    transaction.changed(Topic.FEDERATION, at.name() + "/" + domain.name());
  }

  private static Relation read(Record row) {
    Optional<String> serverId = Optional.ofNullable(row.get(SERVER_ID));
    String url = row.get(URL);
    return new Relation(
        new FederatedDomain(
            new Environment(row.get(ENVIRONMENT)),
            new TrustDomain(row.get(DOMAIN)),
            serverId.isPresent()
                ? new BundleEndpoint.Spiffe(url, serverId.get())
                : new BundleEndpoint.Web(url),
            row.get(DECLARED_BY),
            row.get(DECLARED)),
        Optional.ofNullable(row.get(BUNDLE))
            .map(json -> new Kept(json, Optional.ofNullable(row.get(SEQUENCE)), row.get(READ))),
        Optional.ofNullable(row.get(TROUBLE)),
        row.get(DUE));
  }
}
