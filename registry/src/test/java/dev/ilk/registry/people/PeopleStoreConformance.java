package dev.ilk.registry.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Email;
import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.PersonFacts;
import dev.ilk.gate.people.Search;
import dev.ilk.gate.people.Search.Paging;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.people.GroupStore.Changed;
import dev.ilk.registry.people.PeopleStore.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PeopleStore} with its {@link GroupStore} promises. Each test begins with an
 * empty store.
 */
public abstract class PeopleStoreConformance {
  private static final Instant NOW = Joined.NOW;

  /** The people under test. */
  protected abstract PeopleStore people();

  /** The groups beside them. */
  protected abstract GroupStore groups();

  /** What other nodes are told. */
  protected abstract Changes changes();

  private Person add(DirectoryName in, PersonFacts facts) throws StoreUnavailable {
    Provisioned next = Joined.person(in, facts, NOW);
    assertEquals(Written.DONE, people().write(next));
    return people().find(in, next.registered().actor().id()).orElseThrow();
  }

  private Person add(String userName) throws StoreUnavailable {
    return add(Joined.HR, Joined.facts(userName));
  }

  private PeopleGroup group(String name, Set<Id.Identity> members) throws StoreUnavailable {
    PeopleGroup group =
        new PeopleGroup(
            Joined.IDS.group(),
            Joined.HR.set(),
            name,
            Optional.empty(),
            new Grant.Nothing(),
            List.of(),
            NOW,
            NOW,
            0);
    assertEquals(Changed.DONE, groups().add(group, members));
    return one(group.id());
  }

  private PeopleGroup one(Id.Group id) throws StoreUnavailable {
    return groups().page(Optional.of(Joined.HR), Search.one(id.value()), true).found().getFirst();
  }

  private Person again(Person person) throws StoreUnavailable {
    return people().find(Joined.HR, person.human().id()).orElseThrow();
  }

  private Written write(Person person, PersonFacts facts, Status status) throws StoreUnavailable {
    Human human = Joined.human(person.human().id(), facts, status, person.human().teams());
    return people().write(Joined.next(Joined.HR, human, facts, NOW, person.revision()));
  }

  private static GroupRevision with(Set<Id.Identity> added, Set<Id.Identity> removed) {
    return new GroupRevision(Optional.empty(), Optional.empty(), false, added, removed);
  }

  @Test
  void a_person_is_read_back_as_written() throws Exception {
    PersonFacts facts =
        new PersonFacts(
            "Zoë",
            Optional.of("X"),
            true,
            "Zoë",
            "Ünal",
            "Z",
            "T",
            "D",
            List.of(
                new Email("a@acme.example", "work", true), new Email("b@acme.example", "", false)),
            Optional.of(Joined.IDS.identity()));
    Person person = add(Joined.HR, facts);
    assertEquals(facts, person.facts());
    assertEquals(NOW, person.modified());
    assertEquals(facts.manager(), person.human().manager());
  }

  @Test
  void a_directory_sees_its_own_people_only() throws Exception {
    Person person = add("alice");
    assertEquals(Optional.empty(), people().find(Joined.OTHER, person.human().id()));
    assertEquals(0, page(Joined.OTHER, Criterion.everybody(), 10).total());
  }

  @Test
  void a_user_name_is_one_persons_in_any_case_and_in_each_directory() throws Exception {
    add("alice");
    PersonFacts same =
        new PersonFacts(
            "ALICE", Optional.empty(), true, "", "", "", "", "", List.of(), Optional.empty());
    Human other =
        new Human(
            Joined.IDS.identity(),
            "alice-2",
            Human.Subtype.EMPLOYEE,
            Status.ACTIVE,
            NOW,
            Optional.empty(),
            new Human.ProviderAccount("acme", Optional.empty(), ""),
            Set.of(),
            Set.of(),
            new Human.Profile("", "", ""));
    assertEquals(
        Written.USER_NAME_TAKEN, people().write(Joined.next(Joined.HR, other, same, NOW, 0)));
    assertEquals(Written.DONE, people().write(Joined.next(Joined.OTHER, other, same, NOW, 0)));
  }

  @Test
  void a_person_is_replaced_only_as_read_and_the_change_is_told() throws Exception {
    Person person = add("alice");
    long seen = changes().latest();
    assertEquals(Written.DONE, write(person, Joined.facts("alice.b"), Status.ACTIVE));
    assertEquals(Written.MOVED, write(person, Joined.facts("alice.c"), Status.ACTIVE));
    assertEquals("alice.b", again(person).facts().userName());
    assertTrue(again(person).revision() > person.revision());
    assertEquals(
        List.of(Topic.IDENTITY),
        changes().after(seen, 10).stream().map(Changes.Change::topic).toList());
  }

  @Test
  void whoever_leaves_is_gone_from_the_directory_and_from_all_groups() throws Exception {
    Person person = add("alice");
    PeopleGroup group = group("Payments", Set.of(person.human().id()));
    assertEquals(Written.DONE, write(person, person.facts(), Status.ENDED));
    assertEquals(Optional.empty(), people().find(Joined.HR, person.human().id()));
    assertEquals(List.of(), one(group.id()).members());
  }

  @Test
  void pages_by_place_and_by_number_are_the_same_and_leave_out_nobody() throws Exception {
    for (int i = 0; i < 25; i++) {
      PersonFacts facts = Joined.facts("u" + i);
      add(
          Joined.HR,
          new PersonFacts(
              facts.userName(),
              facts.externalId(),
              true,
              "",
              "",
              "",
              "t" + i % 3,
              "",
              facts.emails(),
              facts.manager()));
    }
    for (Attribute order :
        List.of(
            Attribute.ID,
            Attribute.TITLE,
            Attribute.CREATED,
            Attribute.ACTIVE,
            Attribute.USER_NAME)) {
      for (boolean descending : List.of(false, true)) {
        Search whole =
            new Search(Criterion.everybody(), order, descending, new Paging.From(0), 100);
        List<String> all = names(people().page(Joined.HR, whole));
        assertEquals(25, all.size());
        assertEquals(all, byPlace(order, descending));
        assertEquals(
            all.subList(7, 14),
            names(
                people()
                    .page(
                        Joined.HR,
                        new Search(
                            Criterion.everybody(), order, descending, new Paging.From(7), 7))));
      }
    }
  }

  private List<String> byPlace(Attribute order, boolean descending) throws StoreUnavailable {
    List<String> all = new ArrayList<>();
    Paging from = new Paging.From(0);
    while (true) {
      Search.Page<Person> page =
          people().page(Joined.HR, new Search(Criterion.everybody(), order, descending, from, 4));
      all.addAll(names(page));
      if (page.next().isEmpty()) {
        return all;
      }
      from = new Paging.After(page.next().get());
    }
  }

  private static List<String> names(Search.Page<Person> page) {
    return page.found().stream().map(person -> person.facts().userName()).toList();
  }

  private Search.Page<Person> page(DirectoryName in, Criterion criterion, int count)
      throws StoreUnavailable {
    return people().page(in, new Search(criterion, Attribute.ID, false, new Paging.From(0), count));
  }

  @Test
  void criteria_mean_what_they_say() throws Exception {
    Random random = new Random(7644);
    String[] parts = {"a", "b", "AB", "É", "%", "_", "'", "\\"};
    List<PersonFacts> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<Email> emails = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        String value = parts[random.nextInt(2)] + i + j + "@acme.example";
        emails.add(new Email(value, random.nextBoolean() ? "work" : "", false));
      }
      PersonFacts facts =
          new PersonFacts(
              parts[random.nextInt(parts.length)] + parts[random.nextInt(parts.length)] + i,
              random.nextBoolean() ? Optional.of("ab" + i) : Optional.empty(),
              true,
              "",
              "",
              "",
              random.nextBoolean() ? parts[random.nextInt(parts.length)] : "",
              "",
              emails,
              Optional.empty());
      Human human =
          new Human(
              Joined.IDS.identity(),
              "p" + i,
              Human.Subtype.EMPLOYEE,
              Status.ACTIVE,
              NOW,
              Optional.empty(),
              new Human.ProviderAccount("acme", Optional.empty(), ""),
              Set.of(),
              Set.of(),
              new Human.Profile("", "", ""));
      assertEquals(Written.DONE, people().write(Joined.next(Joined.HR, human, facts, NOW, 0)));
      all.add(facts);
    }
    for (int i = 0; i < 300; i++) {
      Criterion criterion = Meeting.random(random, 3);
      Set<String> expected =
          all.stream()
              .filter(facts -> Meeting.meets(facts, criterion))
              .map(PersonFacts::userName)
              .collect(Collectors.toCollection(TreeSet::new));
      Search.Page<Person> found = page(Joined.HR, criterion, 1000);
      assertEquals(expected, new TreeSet<>(names(found)), criterion::toString);
      assertEquals(expected.size(), found.total());
    }
  }

  @Test
  void a_bound_group_brings_its_team_and_role_at_once_and_takes_them_at_once() throws Exception {
    Person alice = add("alice");
    Person bob = add("bob");
    PeopleGroup payments = group("Payments", Set.of(alice.human().id()));
    PeopleGroup audit = group("Audit", Set.of(alice.human().id()));
    assertEquals(Set.of(), again(alice).human().teams());
    bind(payments, new Grant.OfTeam(new Team("payments")));
    bind(audit, new Grant.OfRole(Role.AUDITOR));
    assertEquals(Set.of(new Team("payments")), again(alice).human().teams());
    assertEquals(Set.of(Role.AUDITOR), again(alice).human().roles());
    assertEquals(Set.of(), again(bob).human().teams());
    long seen = changes().latest();
    change(payments, with(Set.of(bob.human().id()), Set.of(alice.human().id())));
    assertEquals(Set.of(), again(alice).human().teams());
    assertEquals(Set.of(new Team("payments")), again(bob).human().teams());
    assertEquals(
        Set.of(alice.human().id().value(), bob.human().id().value()),
        changes().after(seen, 10).stream().map(Changes.Change::key).collect(Collectors.toSet()));
    assertEquals(Changed.DONE, groups().remove(Joined.HR, payments.id(), OptionalLong.empty()));
    assertEquals(Set.of(), again(bob).human().teams());
    bind(audit, new Grant.Nothing());
    assertEquals(Set.of(), again(alice).human().roles());
  }

  @Test
  void emptying_a_bound_group_takes_from_all_who_were_in_it() throws Exception {
    Person alice = add("alice");
    PeopleGroup group = group("Payments", Set.of(alice.human().id()));
    bind(group, new Grant.OfTeam(new Team("payments")));
    GroupRevision emptied =
        new GroupRevision(Optional.empty(), Optional.empty(), true, Set.of(), Set.of());
    change(group, emptied);
    assertEquals(Set.of(), again(alice).human().teams());
    assertEquals(List.of(), again(alice).groups());
  }

  private void bind(PeopleGroup group, Grant grant) throws StoreUnavailable {
    assertEquals(Changed.DONE, groups().bind(group.id(), grant, NOW));
  }

  private void change(PeopleGroup group, GroupRevision revision) throws StoreUnavailable {
    assertEquals(
        Changed.DONE, groups().change(Joined.HR, group.id(), OptionalLong.empty(), revision, NOW));
  }

  @Test
  void only_active_people_of_the_directory_become_members() throws Exception {
    Person alice = add("alice");
    Person stranger = add(Joined.OTHER, Joined.facts("stranger"));
    PeopleGroup group = group("Payments", Set.of());
    PersonFacts away =
        new PersonFacts(
            "alice", Optional.empty(), false, "", "", "", "", "", List.of(), Optional.empty());
    assertEquals(Written.DONE, write(alice, away, Status.REVOKED));
    for (Person person : List.of(alice, stranger)) {
      assertEquals(
          Changed.MEMBER_UNKNOWN,
          groups()
              .change(
                  Joined.HR,
                  group.id(),
                  OptionalLong.empty(),
                  with(Set.of(person.human().id()), Set.of()),
                  NOW));
    }
    assertEquals(List.of(), one(group.id()).members());
  }

  @Test
  void a_group_is_changed_only_as_read_and_only_by_its_directory() throws Exception {
    PeopleGroup group = group("Payments", Set.of());
    GroupRevision renamed =
        new GroupRevision(
            Optional.of("Pay"), Optional.of(Optional.of("x")), false, Set.of(), Set.of());
    OptionalLong read = OptionalLong.of(group.revision());
    assertEquals(Changed.UNKNOWN, groups().change(Joined.OTHER, group.id(), read, renamed, NOW));
    assertEquals(Changed.DONE, groups().change(Joined.HR, group.id(), read, renamed, NOW));
    assertEquals(Changed.MOVED, groups().change(Joined.HR, group.id(), read, renamed, NOW));
    assertEquals(Changed.MOVED, groups().remove(Joined.HR, group.id(), read));
    assertEquals(Changed.UNKNOWN, groups().remove(Joined.OTHER, group.id(), read));
    assertEquals("Pay", one(group.id()).name());
    assertEquals(Optional.of("x"), one(group.id()).externalId());
  }
}
