package dev.ilk.registry.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RegistryStore} promises. Each test begins with an empty store. */
public abstract class RegistryStoreConformance {

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract RegistryStore store();

  /**
   * What it tells other nodes.
   *
   * @return the changes of {@link #store()}
   */
  protected abstract Changes changes();

  private void add(Registered... registered) throws StoreUnavailable {
    assertTrue(store().write(new Batch(version(), List.of(registered), List.of(), List.of())));
  }

  private long version() throws StoreUnavailable {
    return store().catalogue().version();
  }

  private static Registered managed(Actor actor) {
    return new Registered(actor, "acme", 0);
  }

  private Registered one(Key key) throws StoreUnavailable {
    return store().find(Set.of(key)).get(key);
  }

  @Test
  void an_empty_store_is_at_version_0_and_knows_nothing() throws StoreUnavailable {
    assertEquals(0, version());
    assertEquals(Map.of(), store().find(Set.of(Key.subject("human:alice"))));
    assertEquals(Map.of(), store().find(Set.of()));
    assertEquals(List.of(), store().page(Filter.managedBy("acme", "")));
    assertEquals(0, changes().latest());
  }

  @Test
  void every_kind_reads_back_as_it_was_written() throws StoreUnavailable {
    Human human = Samples.human("alice", Optional.of("sub-1"), Status.ACTIVE);
    Workload workload = Samples.workload("prod-payments-api");
    Agent agent = Samples.agent(Samples.PROD, "prod-invoice-helper");
    add(managed(human), managed(workload), managed(agent));
    for (Actor actor : List.of(human, workload, agent)) {
      Registered expected = new Registered(actor, "acme", 1);
      assertEquals(expected, one(Key.id(actor.id())));
      assertEquals(expected, one(Key.subject(actor.subject())));
    }
  }

  @Test
  void every_set_that_manages_identities_is_told_once() throws StoreUnavailable {
    assertEquals(List.of(), store().sets());
    add(new Registered(Samples.human("alice"), "zebra", 0));
    add(new Registered(Samples.human("bob"), "acme", 0));
    add(new Registered(Samples.human("carol"), "", 0));
    add(new Registered(Samples.workload("prod-payments-api"), "acme", 0));
    assertEquals(List.of("acme", "zebra"), store().sets());
  }

  @Test
  void a_person_is_found_by_account_and_by_address_in_any_case() throws StoreUnavailable {
    Human human = Samples.human("alice", Optional.of("sub-1"), Status.ACTIVE);
    add(managed(human));
    assertEquals(human, one(Key.account("corp", "sub-1")).actor());
    assertEquals(human, one(Key.email("corp", "ALICE@Example.com")).actor());
    assertEquals(Map.of(), store().find(Set.of(Key.account("other", "sub-1"))));
  }

  @Test
  void many_are_found_in_one_call_each_under_its_own_key() throws StoreUnavailable {
    Human alice = Samples.human("alice");
    Human bob = Samples.human("bob");
    add(managed(alice), managed(bob));
    Set<Key> keys = new HashSet<>();
    keys.add(Key.subject("human:alice"));
    keys.add(Key.id(alice.id()));
    keys.add(Key.email("corp", "bob@example.com"));
    while (keys.size() < RegistryStore.MOST_KEYS) {
      keys.add(Key.subject("human:nobody" + keys.size()));
    }
    Map<Key, Registered> found = store().find(keys);
    assertEquals(3, found.size());
    assertEquals(alice, found.get(Key.id(alice.id())).actor());
    assertEquals(bob, found.get(Key.email("corp", "bob@example.com")).actor());
  }

  @Test
  void an_ended_person_keeps_the_name_and_gives_up_account_and_address() throws StoreUnavailable {
    Human alice = Samples.human("alice", Optional.of("sub-1"), Status.ACTIVE);
    add(managed(alice));
    Human ended = Samples.human("alice", Optional.of("sub-1"), Status.ENDED);
    Human left =
        new Human(
            alice.id(),
            ended.name(),
            ended.subtype(),
            ended.status(),
            ended.created(),
            ended.expires(),
            ended.account(),
            ended.teams(),
            ended.roles(),
            ended.profile());
    add(managed(left));
    assertEquals(left, one(Key.subject("human:alice")).actor());
    assertEquals(Map.of(), store().find(Set.of(Key.account("corp", "sub-1"))));
    assertEquals(Map.of(), store().find(Set.of(Key.email("corp", "alice@example.com"))));
  }

  @Test
  void a_key_of_another_identity_refuses_the_whole_write() throws StoreUnavailable {
    add(managed(Samples.human("alice")));
    Batch batch =
        new Batch(
            1,
            List.of(managed(Samples.human("bob")), managed(Samples.human("alice"))),
            List.of(new Declared.OfTeam(new Team("payments"))),
            List.of());
    assertFalse(store().write(batch));
    assertEquals(1, version());
    assertEquals(Map.of(), store().find(Set.of(Key.subject("human:bob"))));
    assertEquals(1, changes().latest());
  }

  @Test
  void identities_can_swap_an_address_in_one_write() throws StoreUnavailable {
    Human alice = Samples.human("alice", Optional.of("sub-1"), Status.ACTIVE);
    Human bob = Samples.human("bob", Optional.of("sub-2"), Status.ACTIVE);
    add(managed(alice), managed(bob));
    add(managed(account(alice, bob.account())), managed(account(bob, alice.account())));
    assertEquals(alice.id(), one(Key.account("corp", "sub-2")).actor().id());
    assertEquals(bob.id(), one(Key.email("corp", "alice@example.com")).actor().id());
  }

  private static Human account(Human of, Human.ProviderAccount account) {
    return new Human(
        of.id(),
        of.name(),
        of.subtype(),
        of.status(),
        of.created(),
        of.expires(),
        account,
        of.teams(),
        of.roles(),
        of.profile());
  }

  @Test
  void declarations_read_back_as_they_were_written() throws StoreUnavailable {
    List<Declared> declared =
        List.of(
            new Declared.OfEnvironment(
                new Environment("prod"), Set.of(Tenant.SOLE, new Tenant("acme"))),
            new Declared.OfTeam(new Team("payments")),
            Samples.server("https://payments.example"),
            Samples.trust("deploy", "workload:prod-payments-deployer"),
            new Declared.OfPolicy(
                new PolicyText("refunds", "permit (principal, action, resource);\n// “ü” \\ \""),
                "acme"));
    assertTrue(store().write(new Batch(0, List.of(), declared, List.of())));
    assertEquals(declared, List.copyOf(store().catalogue().all()));
    assertEquals(1, store().catalogue().version());
  }

  @Test
  void declarations_are_replaced_and_removed() throws StoreUnavailable {
    Declared.OfPolicy first = new Declared.OfPolicy(new PolicyText("p", "one"), "a");
    Declared.OfPolicy second = new Declared.OfPolicy(new PolicyText("p", "two"), "b");
    assertTrue(store().write(new Batch(0, List.of(), List.of(first), List.of())));
    assertTrue(store().write(new Batch(1, List.of(), List.of(second), List.of())));
    assertEquals(Optional.of(second), store().catalogue().find(second.ref()));
    assertTrue(store().write(new Batch(2, List.of(), List.of(), List.of(second.ref()))));
    assertEquals(List.of(), List.copyOf(store().catalogue().all()));
    assertEquals(3, version());
  }

  @Test
  void a_write_from_another_version_changes_nothing() throws StoreUnavailable {
    add(managed(Samples.human("alice")));
    for (long other : new long[] {0, 2, -1}) {
      Batch batch = new Batch(other, List.of(managed(Samples.human("bob"))), List.of(), List.of());
      assertFalse(store().write(batch));
    }
    assertEquals(1, version());
    assertEquals(Map.of(), store().find(Set.of(Key.subject("human:bob"))));
  }

  @Test
  void pages_are_in_the_order_of_subjects_and_filtered() throws StoreUnavailable {
    add(
        managed(Samples.workload("prod-b")),
        managed(Samples.workload("prod-a1")),
        managed(Samples.workload("prod-a-1")),
        new Registered(Samples.agent(new Environment("dev"), "dev-helper"), "", 0),
        managed(Samples.human("alice.b")),
        managed(Samples.human("alice-a")));
    assertEquals(
        List.of(
            "agent:dev-helper",
            "human:alice-a",
            "human:alice.b",
            "workload:prod-a-1",
            "workload:prod-a1",
            "workload:prod-b"),
        subjects(filter("", "", "", 10)));
    assertEquals(
        List.of("human:alice.b", "workload:prod-a-1"),
        subjects(filter("", "human:alice-a", "", 2)));
    assertEquals(List.of("workload:prod-b"), subjects(filter("workload", "", "-b", 10)));
    assertEquals(List.of("agent:dev-helper"), subjects(filter("", "", "dev-", 10)));
    assertEquals(5, store().page(Filter.managedBy("acme", "")).size());
    Filter dev =
        new Filter(
            Optional.empty(), Optional.of(new Environment("dev")), Optional.empty(), "", "", 9);
    assertEquals(List.of("agent:dev-helper"), subjects(dev));
  }

  @Test
  void what_somebody_answers_for_is_found_by_its_end_and_without_what_has_ended()
      throws StoreUnavailable {
    Workload early = ending(Samples.workload("prod-early"), Status.ACTIVE, 3);
    Workload late = ending(Samples.workload("prod-late"), Status.REVOKED, 60);
    Workload gone = ending(Samples.workload("prod-gone"), Status.ENDED, 1);
    add(managed(late), managed(early), managed(gone), managed(Samples.human("alice")));
    assertEquals(List.of("workload:prod-early", "workload:prod-late"), ownedBy("alice", 10));
    assertEquals(List.of("workload:prod-early"), ownedBy("alice", 1));
    assertEquals(List.of(), ownedBy("bob", 10));
    assertEquals(List.of(), ownedBy("", 10));
  }

  private List<String> ownedBy(String contact, int limit) throws StoreUnavailable {
    return store().ownedBy(contact, limit).stream().map(r -> r.actor().subject()).toList();
  }

  private static Workload ending(Workload of, Status status, int days) {
    return new Workload(
        of.id(),
        of.name(),
        of.subtype(),
        status,
        of.environment(),
        of.tenant(),
        of.stewardship(),
        of.created(),
        Samples.NOW.plus(Duration.ofDays(days)),
        of.scopes());
  }

  @Test
  void wildcards_in_a_searched_text_are_ordinary_characters() throws StoreUnavailable {
    add(managed(Samples.workload("prod-payments")));
    for (String text : List.of("%", "_", "prod%", "p_od", "\\", "'", "*")) {
      assertEquals(List.of(), subjects(filter("", "", text, 10)), text);
    }
  }

  /** Some hundreds, written in no order, renamed and moved, against looking at each of them. */
  @Test
  void what_names_contain_is_found_among_many_whatever_was_renamed() throws StoreUnavailable {
    Random random = new Random(11);
    List<Actor> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String name = "prod-%s-%d".formatted(Long.toString(random.nextLong(1L << 40), 36), i);
      all.add(
          switch (i % 3) {
            case 0 -> Samples.human("person" + name.substring(4));
            case 1 -> Samples.workload(name);
            default -> Samples.agent(new Environment("dev"), "dev" + name.substring(4));
          });
    }
    Collections.shuffle(all, random);
    for (List<Actor> some : List.of(all.subList(0, 250), all.subList(250, 251))) {
      add(some.stream().map(RegistryStoreConformance::managed).toArray(Registered[]::new));
    }
    List<Registered> renamed = new ArrayList<>();
    for (int i = 0; i < 250; i += 4) {
      if (all.get(i) instanceof Workload before) {
        Workload after = Samples.workload("prod-renamed-%d".formatted(random.nextInt(1 << 30)));
        all.set(i, Samples.with(after, before.id()));
        renamed.add(managed(all.get(i)));
      }
    }
    add(renamed.toArray(Registered[]::new));
    add(
        all.subList(251, 400).stream()
            .map(RegistryStoreConformance::managed)
            .toArray(Registered[]::new));
    List<String> subjects = all.stream().map(Actor::subject).sorted().toList();
    for (int round = 0; round < 300; round++) {
      String some = subjects.get(random.nextInt(subjects.size()));
      String name = some.substring(some.indexOf(':') + 1);
      int at = random.nextInt(name.length());
      String text = name.substring(at, Math.min(name.length(), at + 1 + random.nextInt(6)));
      String kind = List.of("", "human", "workload", "agent").get(round % 4);
      String after = round % 3 == 0 ? "" : subjects.get(random.nextInt(subjects.size()));
      Optional<Environment> in =
          round % 5 == 0 ? Optional.of(new Environment("dev")) : Optional.empty();
      int limit = 1 + random.nextInt(40);
      List<String> expected =
          subjects.stream()
              .filter(one -> one.startsWith(kind) && one.compareTo(after) > 0)
              .filter(one -> one.substring(one.indexOf(':') + 1).contains(text))
              .filter(one -> in.isEmpty() || one.startsWith("agent:dev"))
              .limit(limit)
              .toList();
      assertEquals(
          expected,
          subjects(new Filter(Kind.of(kind), in, Optional.empty(), text, after, limit)),
          text);
    }
  }

  @Test
  void separators_of_what_is_kept_are_in_no_name() throws StoreUnavailable {
    add(managed(Samples.workload("prod-a")), managed(Samples.workload("prod-b")));
    for (String text : List.of("\n", "\t", "\0", "a\tprod", "workload", ":", "prod\n")) {
      assertEquals(List.of(), subjects(filter("", "", text, 10)), text);
    }
  }

  private static Filter filter(String kind, String after, String text, int limit) {
    return new Filter(Kind.of(kind), Optional.empty(), Optional.empty(), text, after, limit);
  }

  private List<String> subjects(Filter filter) throws StoreUnavailable {
    return store().page(filter).stream().map(r -> r.actor().subject()).toList();
  }

  @Test
  void every_write_is_told_once_for_each_thing_it_touched() throws StoreUnavailable {
    Human alice = Samples.human("alice");
    Declared team = new Declared.OfTeam(new Team("payments"));
    String identity = "IDENTITY " + alice.id().value();
    String declaration = "DECLARATION team:payments";
    assertTrue(store().write(new Batch(0, List.of(managed(alice)), List.of(team), List.of())));
    assertEquals(List.of(identity, declaration), toldAfter(0));
    long written = changes().latest();
    assertTrue(store().replace(one(Key.id(alice.id()))));
    assertEquals(List.of(identity), toldAfter(written));
    long replaced = changes().latest();
    assertTrue(store().write(new Batch(2, List.of(), List.of(), List.of(team.ref()))));
    assertEquals(List.of(declaration), toldAfter(replaced));
  }

  private List<String> toldAfter(long number) throws StoreUnavailable {
    return changes().after(number, 100).stream().map(c -> c.topic() + " " + c.key()).toList();
  }

  @Test
  void replacing_needs_the_revision_that_is_stored() throws StoreUnavailable {
    Workload workload = Samples.workload("prod-payments-api");
    add(managed(workload));
    Registered read = one(Key.id(workload.id()));
    Registered revoked = read.with(revoked(workload));
    assertTrue(store().replace(revoked));
    assertEquals(2, version());
    assertEquals(new Registered(revoked.actor(), "acme", 2), one(Key.id(workload.id())));
    assertFalse(store().replace(read), "an old revision");
    assertFalse(store().replace(managed(Samples.workload("prod-new"))), "an unknown identity");
    assertEquals(2, version());
  }

  private static Workload revoked(Workload of) {
    return new Workload(
        of.id(),
        of.name(),
        of.subtype(),
        Status.REVOKED,
        of.environment(),
        of.tenant(),
        of.stewardship(),
        of.created(),
        of.end(),
        of.scopes());
  }

  @Test
  void an_account_is_bound_to_one_person_only() throws StoreUnavailable {
    Human alice = Samples.human("alice", Optional.of("sub-1"), Status.ACTIVE);
    Human bob = Samples.human("bob");
    add(managed(alice), managed(bob));
    Human.ProviderAccount taken =
        new Human.ProviderAccount("corp", Optional.of("sub-1"), "bob@example.com");
    Registered read = one(Key.id(bob.id()));
    assertFalse(store().replace(read.with(account(bob, taken))));
    assertEquals(bob, one(Key.id(bob.id())).actor());
  }

  @Test
  void of_many_writers_at_one_version_one_wins() throws Exception {
    add(managed(Samples.human("alice")));
    List<Callable<Boolean>> writers = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(8);
    for (int i = 0; i < 8; i++) {
      Registered next = managed(Samples.human("racer" + i));
      writers.add(() -> {
        start.await();
        return store().write(new Batch(1, List.of(next), List.of(), List.of()));
      });
    }
    assertEquals(1, wins(writers));
    assertEquals(2, version());
    assertEquals(2, store().page(Filter.managedBy("acme", "")).size());
  }

  @Test
  void of_many_who_replace_one_revision_one_wins() throws Exception {
    Human alice = Samples.human("alice");
    add(managed(alice));
    Registered read = one(Key.id(alice.id()));
    CyclicBarrier start = new CyclicBarrier(8);
    List<Callable<Boolean>> writers =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(i ->
                () -> {
                  start.await();
                  return store().replace(read);
                })
            .toList();
    assertEquals(1, wins(writers));
    assertEquals(2, version());
  }

  private static long wins(List<Callable<Boolean>> writers) throws Exception {
    long wins = 0;
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      for (Future<Boolean> done : pool.invokeAll(writers)) {
        wins += done.get() ? 1 : 0;
      }
    }
    return wins;
  }

  @Test
  void what_a_person_answers_for_is_found_until_another_does() throws Exception {
    Workload api = Samples.workload("prod-payments-api");
    String contact = api.stewardship().contact();
    add(managed(api));
    assertEquals(List.of(api), store().inCareOf(contact).stream().map(Registered::actor).toList());
    assertEquals(List.of(), store().inCareOf("nobody"));
    add(managed(api).in(Status.ENDED));
    assertEquals(1, store().inCareOf(contact).size());
  }
}
