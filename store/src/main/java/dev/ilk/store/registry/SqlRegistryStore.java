package dev.ilk.store.registry;

import static dev.ilk.store.registry.RegistryTables.BODY;
import static dev.ilk.store.registry.RegistryTables.CONTACT;
import static dev.ilk.store.registry.RegistryTables.COUNTER;
import static dev.ilk.store.registry.RegistryTables.COUNTER_NAME;
import static dev.ilk.store.registry.RegistryTables.COUNTER_VALUE;
import static dev.ilk.store.registry.RegistryTables.DECLARATION;
import static dev.ilk.store.registry.RegistryTables.ENDS;
import static dev.ilk.store.registry.RegistryTables.ENVIRONMENT;
import static dev.ilk.store.registry.RegistryTables.ID;
import static dev.ilk.store.registry.RegistryTables.IDENTITY;
import static dev.ilk.store.registry.RegistryTables.IDENTITY_KEY;
import static dev.ilk.store.registry.RegistryTables.KEY;
import static dev.ilk.store.registry.RegistryTables.KEY_OF;
import static dev.ilk.store.registry.RegistryTables.MANAGED_BY;
import static dev.ilk.store.registry.RegistryTables.NAME;
import static dev.ilk.store.registry.RegistryTables.REF;
import static dev.ilk.store.registry.RegistryTables.REVISION;
import static dev.ilk.store.registry.RegistryTables.STATUS;
import static dev.ilk.store.registry.RegistryTables.STEWARD;
import static dev.ilk.store.registry.RegistryTables.STEWARD_NAME;
import static dev.ilk.store.registry.RegistryTables.STEWARD_OF;
import static dev.ilk.store.registry.RegistryTables.SUBJECT;
import static dev.ilk.store.registry.RegistryTables.VERSION;

import dev.ilk.actor.Status;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.DeclaredRow;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/**
 * Identities and declarations in a database.
 *
 * <p>INVARIANT: an identity that stops being active is revoked in the transaction that stores it.
 */
public final class SqlRegistryStore implements RegistryStore {
  private static final int MOST_IN_CARE = 10_000;

  private final Database database;
  private final InstantSource clock;

  /**
   * The registry of a database.
   *
   * @param database where it is
   * @param clock when tokens are taken back
   */
  public SqlRegistryStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Map<Key, Registered> find(Set<Key> keys) throws StoreUnavailable {
    if (keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("at most %d keys".formatted(MOST_KEYS));
    }
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<Key, Registered> found = new HashMap<>();
    database.read(
        "finding identities",
        view -> {
          view.sql()
              .select(KEY, BODY, REVISION)
              .from(IDENTITY_KEY)
              .join(IDENTITY)
              .on(ID.eq(KEY_OF))
              .where(KEY.in(keys.stream().map(Key::text).toList()))
              .forEach(row ->
                  found.put(new Key(row.value1()), IdentityRow.read(row.value2(), row.value3())));
          return found.size();
        });
    return Map.copyOf(found);
  }

  @Override
  public List<Registered> page(Filter filter) throws StoreUnavailable {
    return filter.text().isEmpty() || filter.set().isPresent() ? walked(filter) : searched(filter);
  }

  /** Along an index, in the order of subjects. */
  private List<Registered> walked(Filter filter) throws StoreUnavailable {
    Subjects among = Subjects.of(filter);
    List<Condition> conditions = new ArrayList<>();
    conditions.add(SUBJECT.gt(among.from()));
    conditions.add(SUBJECT.lt(among.before()));
    filter.environment().ifPresent(one -> conditions.add(ENVIRONMENT.eq(one.name())));
    filter.set().ifPresent(set -> conditions.add(MANAGED_BY.eq(set)));
    if (!filter.text().isEmpty()) {
      conditions.add(DSL.position(NAME, filter.text()).gt(0));
    }
    return database.read(
        "reading identities",
        view ->
            view.sql()
                .select(BODY, REVISION)
                .from(IDENTITY)
                .where(conditions)
                .orderBy(SUBJECT)
                .limit(filter.limit())
                .fetch(row -> IdentityRow.read(row.value1(), row.value2())));
  }

  private List<Registered> searched(Filter filter) throws StoreUnavailable {
    return database.snapshot(
        "searching identities",
        view -> {
          List<Registered> found = new ArrayList<>();
          List<String> subjects = new NameSearch(view.sql(), filter).subjects();
          for (List<String> some : IdentityWriter.pages(subjects)) {
            view.sql()
                .select(BODY, REVISION)
                .from(IDENTITY)
                .where(SUBJECT.in(some))
                .orderBy(SUBJECT)
                .forEach(row -> found.add(IdentityRow.read(row.value1(), row.value2())));
          }
          return found;
        });
  }

  @Override
  public List<Registered> ownedBy(String contact, int limit) throws StoreUnavailable {
    if (limit < 1 || limit > MOST_OWNED) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST_OWNED));
    }
    return database.read(
        "reading identities",
        view ->
            view.sql()
                .select(BODY, REVISION)
                .from(IDENTITY)
                .where(CONTACT.eq(contact).and(STATUS.ne(Status.ENDED.name())))
                .orderBy(ENDS, SUBJECT)
                .limit(limit)
                .fetch(row -> IdentityRow.read(row.value1(), row.value2())));
  }

  @Override
  public List<Registered> inCareOf(String person) throws StoreUnavailable {
    return database.read(
        "reading what a person answers for",
        view ->
            view.sql()
                .select(BODY, REVISION)
                .from(STEWARD)
                .join(IDENTITY)
                .on(ID.eq(STEWARD_OF))
                .where(STEWARD_NAME.eq(person))
                .limit(MOST_IN_CARE)
                .fetch(row -> IdentityRow.read(row.value1(), row.value2())));
  }

  @Override
  public List<String> sets() throws StoreUnavailable {
    return database.read(
        "reading which sets there are",
        view -> {
          List<String> sets = new ArrayList<>();
          // From each to the next along the index: few sets manage very many identities.
          String last = "";
          while (last != null && sets.size() <= MOST_SETS) {
            sets.add(last);
            last =
                view.sql()
                    .select(DSL.min(MANAGED_BY))
                    .from(IDENTITY)
                    .where(MANAGED_BY.gt(last))
                    .fetchSingle(0, String.class);
          }
          return List.copyOf(sets.subList(1, sets.size()));
        });
  }

  @Override
  public Catalogue catalogue() throws StoreUnavailable {
    // One statement, so that version and declarations are of one moment.
    List<Record2<Long, String>> rows =
        database.read(
            "reading declarations",
            view ->
                view.sql()
                    .select(COUNTER_VALUE, BODY)
                    .from(COUNTER)
                    .leftJoin(DECLARATION)
                    .on(DSL.trueCondition())
                    .where(COUNTER_NAME.eq(VERSION))
                    .fetch());
    return new Catalogue(
        rows.getFirst().value1(),
        rows.stream()
            .filter(row -> row.value2() != null)
            .map(row -> DeclaredRow.read(row.value2()))
            .toList());
  }

  @Override
  public boolean write(Batch batch) throws StoreUnavailable {
    try {
      return database.write(
          "changing the registry",
          transaction ->
              transaction.hold(VERSION) == batch.expected()
                  && written(transaction, batch.identities())
                  && declared(transaction, batch)
                  && joined(transaction, batch));
    } catch (Moved e) {
      return false;
    }
  }

  /** Undoes a transaction in which something was written already. */
  private static final class Moved extends RuntimeException {
    Moved() {
      super("what other rooms keep is not as it was", null, false, false);
    }
  }

  private static boolean joined(Transaction transaction, Batch batch) {
    if (!batch.joined().stream().allMatch(one -> one.in(transaction))) {
      throw new Moved();
    }
    return true;
  }

  @Override
  public boolean replace(Registered next) throws StoreUnavailable {
    return database.write(
        "changing an identity",
        transaction -> {
          transaction.hold(VERSION);
          boolean asRead =
              transaction
                  .sql()
                  .fetchExists(
                      IDENTITY, ID.eq(next.actor().id().value()).and(REVISION.eq(next.revision())));
          return asRead && written(transaction, List.of(next));
        });
  }

  /** Writes nothing if this is false. */
  private boolean written(Transaction transaction, List<Registered> identities)
      throws SQLException {
    IdentityWriter writer = new IdentityWriter(transaction);
    if (!writer.keysAreFree(identities)) {
      return false;
    }
    List<Registered> ending = writer.ending(identities);
    writer.write(identities, transaction.number(VERSION, 1));
    for (Registered one : ending) {
      Endings.add(transaction, one.actor(), clock.instant());
    }
    return true;
  }

  private static boolean declared(Transaction transaction, Batch batch) {
    for (Declared one : batch.declared()) {
      DeclaredRow row = DeclaredRow.of(one);
      transaction
          .sql()
          .insertInto(DECLARATION, REF, BODY)
          .values(row.ref().text(), row.body())
          .onConflict(REF)
          .doUpdate()
          .set(BODY, DSL.excluded(BODY))
          .execute();
      transaction.changed(Topic.DECLARATION, row.ref().text());
    }
    for (Declared.Ref ref : batch.removed()) {
      transaction.sql().deleteFrom(DECLARATION).where(REF.eq(ref.text())).execute();
      transaction.changed(Topic.DECLARATION, ref.text());
    }
    return true;
  }
}
