package dev.ilk.store.registry;

import static dev.ilk.store.registry.PeopleTables.ACTIVE;
import static dev.ilk.store.registry.PeopleTables.ADDRESS;
import static dev.ilk.store.registry.PeopleTables.DEPARTMENT;
import static dev.ilk.store.registry.PeopleTables.DIRECTORY;
import static dev.ilk.store.registry.PeopleTables.DISPLAY_NAME;
import static dev.ilk.store.registry.PeopleTables.EMAIL_OWNER;
import static dev.ilk.store.registry.PeopleTables.EMAIL_TABLE;
import static dev.ilk.store.registry.PeopleTables.EXTERNAL_ID;
import static dev.ilk.store.registry.PeopleTables.FACTS;
import static dev.ilk.store.registry.PeopleTables.FAMILY_NAME;
import static dev.ilk.store.registry.PeopleTables.GIVEN_NAME;
import static dev.ilk.store.registry.PeopleTables.GROUP_ID;
import static dev.ilk.store.registry.PeopleTables.GROUP_TABLE;
import static dev.ilk.store.registry.PeopleTables.IN_GROUP;
import static dev.ilk.store.registry.PeopleTables.MADE;
import static dev.ilk.store.registry.PeopleTables.MAIN;
import static dev.ilk.store.registry.PeopleTables.MANAGER;
import static dev.ilk.store.registry.PeopleTables.MEMBER;
import static dev.ilk.store.registry.PeopleTables.MEMBER_TABLE;
import static dev.ilk.store.registry.PeopleTables.MODIFIED;
import static dev.ilk.store.registry.PeopleTables.PERSON;
import static dev.ilk.store.registry.PeopleTables.PERSON_TABLE;
import static dev.ilk.store.registry.PeopleTables.SHOWN;
import static dev.ilk.store.registry.PeopleTables.SORT;
import static dev.ilk.store.registry.PeopleTables.TITLE;
import static dev.ilk.store.registry.PeopleTables.TOTAL;
import static dev.ilk.store.registry.PeopleTables.TOTAL_TABLE;
import static dev.ilk.store.registry.PeopleTables.USER_NAME;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.people.DirectoryName;
import dev.ilk.registry.people.PeopleStore;
import dev.ilk.registry.people.Provisioned;
import dev.ilk.registry.stored.IdentityRow;
import dev.ilk.registry.stored.PersonBody;
import dev.ilk.registry.stored.Registered;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** People whom directories provision, in a database. */
public final class SqlPeopleStore implements PeopleStore {
  private static final SearchQuery QUERY =
      new SearchQuery(
          PERSON_TABLE,
          PERSON_TABLE.join(RegistryTables.IDENTITY).on(RegistryTables.ID.eq(PERSON)),
          PERSON,
          List.of(PERSON, RegistryTables.ID),
          List.of(PERSON, FACTS, MODIFIED, RegistryTables.BODY, RegistryTables.REVISION));

  private final Database database;
  private final InstantSource clock;

  /**
   * The people of a database.
   *
   * @param database where they are
   * @param clock when tokens are taken back
   */
  public SqlPeopleStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Search.Page<Person> page(DirectoryName directory, Search search) throws StoreUnavailable {
    return database.snapshot(
        "reading people",
        view -> {
          Search.Page<Person> page =
              QUERY.page(
                  view.sql(),
                  DIRECTORY.eq(directory.set()),
                  sql -> total(sql, directory),
                  search,
                  SqlPeopleStore::read);
          Map<String, List<Person.GroupName>> groups = groups(view.sql(), page.found());
          return new Search.Page<>(
              page.found().stream()
                  .map(person -> within(person, groups.get(person.human().id().value())))
                  .toList(),
              page.total(),
              page.next());
        });
  }

  @Override
  public Optional<Person> find(DirectoryName directory, Id.Identity id) throws StoreUnavailable {
    return page(directory, Search.one(id.value())).found().stream().findFirst();
  }

  /** Kept by the database, for to count a million takes it longer than to find a page of them. */
  private static long total(DSLContext sql, DirectoryName directory) {
    return sql.select(TOTAL)
        .from(TOTAL_TABLE)
        .where(DIRECTORY.eq(directory.set()))
        .fetchOptional(TOTAL)
        .orElse(0L);
  }

  private static Person read(Record row) {
    Registered registered =
        IdentityRow.read(row.get(RegistryTables.BODY), row.get(RegistryTables.REVISION));
    Human human = (Human) registered.actor();
    PersonFacts facts = PersonBody.read(row.get(FACTS));
    // Somebody else than the directory may have ended the person's access.
    return new Person(
        human,
        human.status() == Status.ACTIVE ? facts : facts.inactive(),
        List.of(),
        row.get(MODIFIED),
        registered.revision());
  }

  private static Person within(
      Person person, @org.jspecify.annotations.Nullable List<Person.GroupName> groups) {
    return groups == null
        ? person
        : new Person(person.human(), person.facts(), groups, person.modified(), person.revision());
  }

  private static Map<String, List<Person.GroupName>> groups(DSLContext sql, List<Person> people) {
    Map<String, List<Person.GroupName>> groups = new HashMap<>();
    if (people.isEmpty()) {
      return groups;
    }
    sql.select(MEMBER, GROUP_ID, SHOWN)
        .from(MEMBER_TABLE)
        .join(GROUP_TABLE)
        .on(GROUP_ID.eq(IN_GROUP))
        .where(MEMBER.in(people.stream().map(person -> person.human().id().value()).toList()))
        .orderBy(GROUP_ID)
        .forEach(row ->
            groups
                .computeIfAbsent(row.value1(), member -> new ArrayList<>())
                .add(new Person.GroupName(new Id.Group(row.value2()), row.value3())));
    return groups;
  }

  @Override
  public Written write(Provisioned next) throws StoreUnavailable {
    return database.write(
        "writing a person",
        transaction -> {
          transaction.hold(RegistryTables.VERSION);
          return written(transaction, next);
        });
  }

  /** Writes nothing unless it is done. */
  private Written written(Transaction transaction, Provisioned next) throws SQLException {
    Registered registered = next.registered();
    String id = registered.actor().id().value();
    DSLContext sql = transaction.sql();
    boolean asRead =
        registered.revision() == 0
            || sql.fetchExists(
                RegistryTables.IDENTITY,
                RegistryTables.ID.eq(id),
                RegistryTables.REVISION.eq(registered.revision()));
    if (!asRead) {
      return Written.MOVED;
    }
    String userName = Criteria.folded(next.facts().userName());
    boolean named =
        sql.fetchExists(
            PERSON_TABLE, DIRECTORY.eq(registered.set()), USER_NAME.eq(userName), PERSON.ne(id));
    boolean leaves = registered.actor().status() == Status.ENDED;
    if (named && !leaves) {
      return Written.USER_NAME_TAKEN;
    }
    IdentityWriter writer = new IdentityWriter(transaction);
    List<Registered> one = List.of(registered);
    if (!writer.keysAreFree(one)) {
      return Written.KEY_TAKEN;
    }
    List<Registered> ending = writer.ending(one);
    writer.write(one, transaction.number(RegistryTables.VERSION, 1));
    for (Registered gone : ending) {
      Endings.add(transaction, gone.actor(), clock.instant());
    }
    sql.deleteFrom(EMAIL_TABLE).where(EMAIL_OWNER.eq(id)).execute();
    if (leaves) {
      sql.deleteFrom(PERSON_TABLE).where(PERSON.eq(id)).execute();
    } else {
      store(sql, next, id, userName);
    }
    return Written.DONE;
  }

  private static void store(DSLContext sql, Provisioned next, String id, String userName) {
    PersonFacts facts = next.facts();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(DIRECTORY, next.registered().set());
    row.put(EXTERNAL_ID, facts.externalId().orElse(""));
    row.put(USER_NAME, userName);
    row.put(DISPLAY_NAME, Criteria.folded(facts.displayName()));
    row.put(GIVEN_NAME, Criteria.folded(facts.givenName()));
    row.put(FAMILY_NAME, Criteria.folded(facts.familyName()));
    row.put(TITLE, Criteria.folded(facts.title()));
    row.put(DEPARTMENT, Criteria.folded(facts.department()));
    row.put(MANAGER, facts.manager().map(Id.Identity::value).orElse(""));
    row.put(ACTIVE, facts.active());
    row.put(MADE, ((Human) next.registered().actor()).created());
    row.put(MODIFIED, next.modified());
    row.put(FACTS, PersonBody.write(facts));
    sql.insertInto(PERSON_TABLE)
        .set(PERSON, id)
        .set(row)
        .onConflict(PERSON)
        .doUpdate()
        .set(row)
        .execute();
    for (Email email : facts.emails()) {
      sql.insertInto(EMAIL_TABLE, EMAIL_OWNER, ADDRESS, SORT, MAIN)
          .values(
              id, Criteria.folded(email.value()), Criteria.folded(email.type()), email.primary())
          .execute();
    }
  }
}
