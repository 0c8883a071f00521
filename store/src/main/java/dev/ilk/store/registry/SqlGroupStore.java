package dev.ilk.store.registry;

import static dev.ilk.store.registry.PeopleTables.ACTIVE;
import static dev.ilk.store.registry.PeopleTables.DIRECTORY;
import static dev.ilk.store.registry.PeopleTables.DISPLAY_NAME;
import static dev.ilk.store.registry.PeopleTables.EXTERNAL_ID;
import static dev.ilk.store.registry.PeopleTables.FACTS;
import static dev.ilk.store.registry.PeopleTables.GRANTED;
import static dev.ilk.store.registry.PeopleTables.GROUP_ID;
import static dev.ilk.store.registry.PeopleTables.GROUP_TABLE;
import static dev.ilk.store.registry.PeopleTables.IN_GROUP;
import static dev.ilk.store.registry.PeopleTables.MADE;
import static dev.ilk.store.registry.PeopleTables.MEMBER;
import static dev.ilk.store.registry.PeopleTables.MEMBER_TABLE;
import static dev.ilk.store.registry.PeopleTables.MODIFIED;
import static dev.ilk.store.registry.PeopleTables.PERSON;
import static dev.ilk.store.registry.PeopleTables.PERSON_TABLE;
import static dev.ilk.store.registry.PeopleTables.SHOWN;
import static dev.ilk.store.registry.PeopleTables.VERSION;

import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.people.DirectoryName;
import dev.ilk.registry.people.GroupStore;
import dev.ilk.registry.stored.PersonBody;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Groups of directories, in a database. */
public final class SqlGroupStore implements GroupStore {
  /** How many people one statement names. */
  private static final int MOST = 500;

  private static final SearchQuery QUERY =
      new SearchQuery(
          GROUP_TABLE,
          GROUP_TABLE,
          GROUP_ID,
          List.of(GROUP_ID),
          List.of(GROUP_ID, DIRECTORY, SHOWN, EXTERNAL_ID, GRANTED, MADE, MODIFIED, VERSION));

  private final Database database;

  /**
   * The groups of a database.
   *
   * @param database where they are
   */
  public SqlGroupStore(Database database) {
    this.database = database;
  }

  @Override
  public Search.Page<PeopleGroup> page(
      Optional<DirectoryName> directory, Search search, boolean members) throws StoreUnavailable {
    Condition within =
        directory.map(name -> DIRECTORY.eq(name.set())).orElseGet(DSL::trueCondition);
    return database.snapshot(
        "reading groups",
        view ->
            QUERY.page(
                view.sql(),
                within,
                sql -> sql.fetchCount(GROUP_TABLE, within),
                search,
                row -> read(row, members ? members(view.sql(), row.get(GROUP_ID)) : List.of())));
  }

  private static PeopleGroup read(Record row, List<PeopleGroup.Member> members) {
    return new PeopleGroup(
        new Id.Group(row.get(GROUP_ID)),
        row.get(DIRECTORY),
        row.get(SHOWN),
        Optional.of(row.get(EXTERNAL_ID)).filter(id -> !id.isEmpty()),
        Grant.parse(row.get(GRANTED)),
        members,
        row.get(MADE),
        row.get(MODIFIED),
        row.get(VERSION));
  }

  private static List<PeopleGroup.Member> members(DSLContext sql, String group) {
    return sql.select(MEMBER, FACTS)
        .from(MEMBER_TABLE)
        .join(PERSON_TABLE)
        .on(PERSON.eq(MEMBER))
        .where(IN_GROUP.eq(group))
        .orderBy(MEMBER)
        .limit(PeopleGroup.MOST_MEMBERS)
        .fetch(row ->
            new PeopleGroup.Member(
                new Id.Identity(row.value1()), PersonBody.read(row.value2()).userName()));
  }

  @Override
  public Changed add(PeopleGroup group, Set<Id.Identity> members) throws StoreUnavailable {
    Set<String> added = values(members);
    return database.write(
        "adding a group",
        transaction -> {
          transaction.hold(RegistryTables.VERSION);
          if (added.size() > PeopleGroup.MOST_MEMBERS) {
            return Changed.TOO_MANY;
          }
          if (!areActive(transaction.sql(), group.directory(), added)) {
            return Changed.MEMBER_UNKNOWN;
          }
          transaction
              .sql()
              .insertInto(GROUP_TABLE)
              .set(GROUP_ID, group.id().value())
              .set(DIRECTORY, group.directory())
              .set(EXTERNAL_ID, group.externalId().orElse(""))
              .set(DISPLAY_NAME, Criteria.folded(group.name()))
              .set(SHOWN, group.name())
              .set(GRANTED, group.grant().text())
              .set(MADE, group.created())
              .set(MODIFIED, group.modified())
              .set(VERSION, transaction.number(RegistryTables.VERSION, 1))
              .execute();
          add(transaction.sql(), group.id().value(), added);
          return Changed.DONE;
        });
  }

  @Override
  public Changed change(
      DirectoryName directory,
      Id.Group id,
      OptionalLong expected,
      GroupRevision revision,
      Instant now)
      throws StoreUnavailable {
    return database.write(
        "changing a group",
        transaction -> {
          transaction.hold(RegistryTables.VERSION);
          Optional<Record> row = row(transaction.sql(), GROUP_ID.eq(id.value()), directory);
          Changed looked = look(row, expected);
          return looked == Changed.DONE
              ? changed(transaction, row.orElseThrow(), revision, now)
              : looked;
        });
  }

  private static Changed changed(
      Transaction transaction, Record row, GroupRevision revision, Instant now)
      throws SQLException {
    DSLContext sql = transaction.sql();
    String id = row.get(GROUP_ID);
    Set<String> added = values(revision.added());
    if (!areActive(sql, row.get(DIRECTORY), added)) {
      return Changed.MEMBER_UNKNOWN;
    }
    boolean brings = !row.get(GRANTED).isEmpty();
    Set<String> before = brings || revision.emptied() ? memberIds(sql, id) : Set.of();
    int kept = revision.emptied() ? 0 : sql.fetchCount(MEMBER_TABLE, IN_GROUP.eq(id));
    if (kept + added.size() > PeopleGroup.MOST_MEMBERS) {
      return Changed.TOO_MANY;
    }
    if (revision.emptied()) {
      sql.deleteFrom(MEMBER_TABLE).where(IN_GROUP.eq(id)).execute();
    }
    remove(sql, id, values(revision.removed()));
    add(sql, id, added);
    Map<Field<?>, Object> set = new HashMap<>();
    revision.name().ifPresent(name -> set.put(SHOWN, name));
    revision.name().ifPresent(name -> set.put(DISPLAY_NAME, Criteria.folded(name)));
    revision.externalId().ifPresent(external -> set.put(EXTERNAL_ID, external.orElse("")));
    set.put(MODIFIED, now);
    long version = transaction.number(RegistryTables.VERSION, 1);
    set.put(VERSION, version);
    sql.update(GROUP_TABLE).set(set).where(GROUP_ID.eq(id)).execute();
    if (brings) {
      Set<String> concerned = new HashSet<>(before);
      concerned.addAll(added);
      Grants.settle(transaction, concerned, version);
    }
    return Changed.DONE;
  }

  @Override
  public Changed remove(DirectoryName directory, Id.Group id, OptionalLong expected)
      throws StoreUnavailable {
    return database.write(
        "removing a group",
        transaction -> {
          transaction.hold(RegistryTables.VERSION);
          DSLContext sql = transaction.sql();
          Optional<Record> row = row(sql, GROUP_ID.eq(id.value()), directory);
          Changed looked = look(row, expected);
          if (looked == Changed.DONE) {
            boolean brings = !row.orElseThrow().get(GRANTED).isEmpty();
            Set<String> concerned = brings ? memberIds(sql, id.value()) : Set.of();
            sql.deleteFrom(MEMBER_TABLE).where(IN_GROUP.eq(id.value())).execute();
            sql.deleteFrom(GROUP_TABLE).where(GROUP_ID.eq(id.value())).execute();
            Grants.settle(transaction, concerned, transaction.number(RegistryTables.VERSION, 1));
          }
          return looked;
        });
  }

  @Override
  public Changed bind(Id.Group id, Grant grant, Instant now) throws StoreUnavailable {
    return database.write(
        "binding a group",
        transaction -> {
          transaction.hold(RegistryTables.VERSION);
          long version = transaction.number(RegistryTables.VERSION, 1);
          int bound =
              transaction
                  .sql()
                  .update(GROUP_TABLE)
                  .set(GRANTED, grant.text())
                  .set(MODIFIED, now)
                  .set(VERSION, version)
                  .where(GROUP_ID.eq(id.value()))
                  .execute();
          Grants.settle(transaction, memberIds(transaction.sql(), id.value()), version);
          return bound == 1 ? Changed.DONE : Changed.UNKNOWN;
        });
  }

  private static Optional<Record> row(DSLContext sql, Condition which, DirectoryName directory) {
    return sql.select(GROUP_ID, DIRECTORY, GRANTED, VERSION)
        .from(GROUP_TABLE)
        .where(which.and(DIRECTORY.eq(directory.set())))
        .fetchOptional()
        .map(row -> row);
  }

  private static Changed look(Optional<Record> row, OptionalLong expected) {
    if (row.isEmpty()) {
      return Changed.UNKNOWN;
    }
    boolean asRead = expected.isEmpty() || expected.getAsLong() == row.get().get(VERSION);
    return asRead ? Changed.DONE : Changed.MOVED;
  }

  private static boolean areActive(DSLContext sql, String directory, Set<String> people) {
    int active = 0;
    for (List<String> page : pages(people)) {
      active +=
          sql.fetchCount(PERSON_TABLE, PERSON.in(page), DIRECTORY.eq(directory), ACTIVE.eq(true));
    }
    return active == people.size();
  }

  private static Set<String> memberIds(DSLContext sql, String group) {
    return new HashSet<>(
        sql.select(MEMBER).from(MEMBER_TABLE).where(IN_GROUP.eq(group)).fetch(MEMBER));
  }

  private static void add(DSLContext sql, String group, Set<String> people) {
    if (people.isEmpty()) {
      return;
    }
    BatchBindStep insert =
        sql.batch(
            sql.insertInto(MEMBER_TABLE, IN_GROUP, MEMBER).values("", "").onConflictDoNothing());
    for (String person : people) {
      insert = insert.bind(group, person);
    }
    insert.execute();
  }

  private static void remove(DSLContext sql, String group, Set<String> people) {
    for (List<String> page : pages(people)) {
      sql.deleteFrom(MEMBER_TABLE).where(IN_GROUP.eq(group).and(MEMBER.in(page))).execute();
    }
  }

  private static List<List<String>> pages(Collection<String> values) {
    List<String> all = List.copyOf(values);
    return java.util.stream.IntStream.range(0, (all.size() + MOST - 1) / MOST)
        .mapToObj(i -> all.subList(i * MOST, Math.min(all.size(), (i + 1) * MOST)))
        .toList();
  }

  private static Set<String> values(Set<Id.Identity> ids) {
    Set<String> values = new HashSet<>();
    ids.forEach(id -> values.add(id.value()));
    return values;
  }
}
