package dev.ilk.lifecycle.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Workload;
import dev.ilk.gate.ListRotations;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.ReadRotation;
import dev.ilk.gate.RotateIdentity;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.gate.lifecycle.RotationView;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.lifecycle.Hall;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationsTest {
  private static final Human ALICE = Samples.human("alice");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final PublicJwk OLD = TestKeys.key("old");
  private static final PublicJwk NEW = TestKeys.key("new");
  private static final String CERTIFICATE = "A".repeat(43);

  private Instant now = Samples.NOW;
  private Instant counted = Instant.MAX;
  private final Hall hall = new Hall(() -> now);
  private final InMemoryStore registry = new InMemoryStore();
  private final MemoryRotationStore store = new MemoryRotationStore();
  private final MemoryKeyStore keys = new MemoryKeyStore();
  private final Directory directory =
      new Directory(registry, registry, 100, Duration.ofSeconds(10));
  private final Workload ledger = Samples.workload("prod-ledger");
  private final Workload gateway = Samples.workload("prod-gateway");
  private final Workload reader = Samples.workload("prod-reader");
  private final Ids ids = new Ids(() -> now);
  private final List<Instant> takenBack = new ArrayList<>();
  private final Set<String> overdue = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();

  private final Rotations rotations =
      new Rotations(
          new Rotations.Kept(store, keys, registry, directory),
          new Rotations.Others(
              RotationsTest::shared,
              (machine, at) -> takenBack.add(at),
              at -> counted.isBefore(at) ? counted : at,
              new Findings()),
          new Routines(
              event -> {
                hall.events.add(event);
                return hall.events.size() - 1L;
              },
              new Minutes(ids, "n1"),
              ids,
              () -> now),
          Schedule.DEFAULT,
          () -> now);

  /** What is overdue, as long as it is so. */
  private final class Findings implements Overdue {
    @Override
    public boolean again(Id.Identity client, String thumbprint, Instant at) {
      seen.add(thumbprint);
      return overdue.contains(thumbprint);
    }

    @Override
    public boolean add(Machine machine, String thumbprint, Instant due, Instant at) {
      seen.add(thumbprint);
      return overdue.add(thumbprint);
    }

    @Override
    public void forget(Instant before) {
      overdue.retainAll(seen);
      seen.clear();
    }
  }

  private static List<Problem> shared(List<Client> all) {
    List<String> every = all.stream().flatMap(one -> ClientKeys.of(one.method()).stream()).toList();
    return every.size() == Set.copyOf(every).size()
        ? List.of()
        : List.of(Problem.of(Problem.Kind.CONFLICT, "client_shared", "two share a key"));
  }

  @BeforeEach
  void register() throws Exception {
    assertTrue(
        registry.write(
            new Batch(
                0,
                List.of(ALICE, ledger, gateway, reader).stream()
                    .map(one -> new Registered(one, "", 0))
                    .toList(),
                List.of(
                    client(ledger, new ClientMethod.Keys(TestKeys.set(OLD))),
                    client(gateway, new ClientMethod.OwnCertificates(Set.of(CERTIFICATE))),
                    client(reader, new ClientMethod.PublishedKeys("https://reader.example/jwks"))),
                List.of())));
    hall.on(RotateIdentity.class, rotations::rotate);
    hall.on(ReadRotation.class, rotations::read);
    hall.on(ListRotations.class, rotations::list);
  }

  private static Declared client(Workload workload, ClientMethod method) {
    return new Declared.OfClient(new Client(workload.name(), method), "payments");
  }

  private void declare(ClientMethod method) throws Exception {
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                List.of(),
                List.of(client(ledger, method)),
                List.of())));
  }

  private static String print(PublicJwk key) {
    return key.key().thumbprint();
  }

  private Set<String> declared(Workload workload) throws Exception {
    return ClientKeys.of(registry.catalogue().client(workload.name()).orElseThrow().method());
  }

  private RotateIdentity step(RotateIdentity.Step step) {
    return new RotateIdentity(ledger.subject(), step, "it is a year old");
  }

  private Rotation begin() {
    return hall.done(ALICE, step(new RotateIdentity.Begin(TestKeys.jwk(NEW), WEEK)));
  }

  private State state() {
    return store.find(ledger.id()).orElseThrow().state();
  }

  private void later(Duration span) throws Exception {
    now = now.plus(span);
    rotations.goOn();
  }

  @Test
  void both_work_for_a_while_and_then_the_unused_old_one_ends() throws Exception {
    Rotation begun = begin();
    assertEquals(State.OVERLAP, begun.state());
    assertEquals(Set.of(print(OLD), print(NEW)), declared(ledger));
    keys.used(ledger.id(), print(OLD), now.plusSeconds(60));
    keys.used(ledger.id(), print(NEW), now.plusSeconds(90));
    later(WEEK.minusSeconds(1));
    assertEquals(State.OVERLAP, state());
    later(Duration.ofSeconds(1));
    assertEquals(State.DONE, state());
    assertEquals(Set.of(print(NEW)), declared(ledger));
    assertEquals("EndOldKeys", hall.events.getLast().action());
    assertEquals(List.of(), takenBack, "what was got by it lives for minutes");
    int told = hall.events.size();
    later(WEEK);
    assertEquals(told, hall.events.size(), "what is over is told once");
  }

  @Test
  void an_old_key_that_is_still_used_stays_and_its_owner_is_told_once() throws Exception {
    begin();
    keys.used(ledger.id(), print(NEW), now.plusSeconds(60));
    keys.used(ledger.id(), print(OLD), now.plus(WEEK).minusSeconds(60));
    later(WEEK);
    assertEquals(State.HELD, state());
    assertEquals("HoldRotation", hall.events.getLast().action());
    assertTrue(store.find(ledger.id()).orElseThrow().answer().startsWith("an old key was used on"));
    int told = hall.events.size();
    later(Duration.ofMinutes(1));
    assertEquals(told, hall.events.size());
    assertEquals("still_used", hall.refused(ALICE, step(new RotateIdentity.Finish(false))).code());
    assertEquals(Set.of(print(OLD), print(NEW)), declared(ledger));
    later(Duration.ofDays(1));
    assertEquals(State.DONE, state(), "nobody used it for a day");
  }

  @Test
  void a_new_key_that_nobody_used_takes_no_place() throws Exception {
    begin();
    later(WEEK);
    assertEquals(State.HELD, state());
    assertEquals("the new key was never used", store.find(ledger.id()).orElseThrow().answer());
    assertEquals(State.DONE, hall.done(ALICE, step(new RotateIdentity.Finish(true))).state());
    assertEquals(Set.of(print(NEW)), declared(ledger));
  }

  @Test
  void uses_that_are_not_counted_yet_end_nothing() throws Exception {
    begin();
    keys.used(ledger.id(), print(NEW), now.plusSeconds(60));
    counted = now.plusSeconds(120);
    later(WEEK);
    assertEquals(State.HELD, state());
    counted = Instant.MAX;
    later(Duration.ofMinutes(1));
    assertEquals(State.DONE, state());
  }

  @Test
  void it_is_finished_before_its_time_when_the_old_is_quiet() {
    begin();
    assertEquals("still_used", hall.refused(ALICE, step(new RotateIdentity.Finish(false))).code());
    keys.used(ledger.id(), print(NEW), now.plusSeconds(1));
    assertEquals(State.DONE, hall.done(ALICE, step(new RotateIdentity.Finish(false))).state());
    assertEquals("not_rotating", hall.refused(ALICE, step(new RotateIdentity.Finish(true))).code());
  }

  @Test
  void aborting_brings_the_old_back_alone_and_another_can_begin() throws Exception {
    begin();
    assertEquals(
        "rotating_already",
        hall.refused(
                ALICE, step(new RotateIdentity.Begin(TestKeys.jwk(TestKeys.key("third")), WEEK)))
            .code());
    assertEquals(State.ABORTED, hall.done(ALICE, step(new RotateIdentity.Abort())).state());
    assertEquals(Set.of(print(OLD)), declared(ledger));
    assertEquals("not_rotating", hall.refused(ALICE, step(new RotateIdentity.Abort())).code());
    assertEquals(State.OVERLAP, begin().state());
  }

  @Test
  void in_an_emergency_the_old_ends_at_once_with_what_it_got() throws Exception {
    Rotation done = hall.done(ALICE, step(new RotateIdentity.Replace(TestKeys.jwk(NEW))));
    assertEquals(State.DONE, done.state());
    assertTrue(done.atOnce());
    assertEquals(Set.of(print(NEW)), declared(ledger));
    assertEquals(List.of(now), takenBack);
  }

  @Test
  void certificates_are_rotated_alike() throws Exception {
    String next = "B".repeat(43);
    RotateIdentity begin =
        new RotateIdentity(gateway.subject(), new RotateIdentity.Begin(next, WEEK), "old");
    assertEquals(State.OVERLAP, hall.done(ALICE, begin).state());
    assertEquals(Set.of(CERTIFICATE, next), declared(gateway));
    keys.used(gateway.id(), next, now);
    later(WEEK);
    assertEquals(Set.of(next), declared(gateway));
  }

  @Test
  void a_declaration_that_says_otherwise_meanwhile_stands() throws Exception {
    begin();
    declare(new ClientMethod.Keys(TestKeys.set(OLD)));
    later(Duration.ofMinutes(1));
    assertEquals(State.VOID, state());
    assertEquals(Set.of(print(OLD)), declared(ledger));
    begin();
    declare(new ClientMethod.Keys(TestKeys.set(NEW)));
    later(Duration.ofMinutes(1));
    assertEquals(State.DONE, state());
    assertEquals(Set.of(print(NEW)), declared(ledger));
  }

  @Test
  void what_is_no_new_key_is_refused_and_nothing_changes() throws Exception {
    PublicJwk other = TestKeys.key("other");
    for (String key :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"kty\":\"OKP\"}",
            "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}",
            TestKeys.jwk(NEW) + "," + TestKeys.jwk(other),
            TestKeys.jwk(NEW) + "]}{\"keys\":[",
            TestKeys.jwk(NEW).replace("\"x\":", "\"d\":\"c2VjcmV0\",\"x\":"),
            "{\"kty\":\"OKP\",\"x\":\"" + "A".repeat(20_000) + "\"}",
            "\u202e")) {
      assertEquals(
          "key_malformed",
          hall.refused(ALICE, step(new RotateIdentity.Begin(key, WEEK))).code(),
          key);
    }
    assertEquals(
        "key_known",
        hall.refused(ALICE, step(new RotateIdentity.Begin(TestKeys.jwk(OLD), WEEK))).code());
    for (Duration overlap :
        List.of(Duration.ZERO, Duration.ofMinutes(59), Duration.ofDays(31), WEEK.negated())) {
      assertEquals(
          "overlap_invalid",
          hall.refused(ALICE, step(new RotateIdentity.Begin(TestKeys.jwk(NEW), overlap))).code());
    }
    assertEquals(
        "key_malformed",
        hall.refused(
                ALICE,
                new RotateIdentity(gateway.subject(), new RotateIdentity.Replace("short"), "r"))
            .code());
    assertEquals(Set.of(print(OLD)), declared(ledger));
    assertTrue(store.find(ledger.id()).isEmpty());
  }

  @Test
  void another_clients_key_and_keys_that_are_not_declared_here_are_refused() throws Exception {
    RotateIdentity published =
        new RotateIdentity(
            reader.subject(), new RotateIdentity.Begin(TestKeys.jwk(NEW), WEEK), "r");
    assertEquals("not_rotated_here", hall.refused(ALICE, published).code());
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                List.of(),
                List.of(client(reader, new ClientMethod.Keys(TestKeys.set(NEW)))),
                List.of())));
    RotateIdentity shared = step(new RotateIdentity.Begin(TestKeys.jwk(NEW), WEEK));
    assertEquals("client_shared", hall.refused(ALICE, shared).code());
    assertEquals(Set.of(print(OLD)), declared(ledger));
  }

  @Test
  void only_clients_are_rotated() {
    for (String subject : List.of("human:alice", "workload:none", "", "\u202e")) {
      assertEquals(
          "no_client",
          hall.refused(
                  ALICE,
                  new RotateIdentity(
                      subject, new RotateIdentity.Begin(TestKeys.jwk(NEW), WEEK), "r"))
              .code());
    }
    assertEquals("unknown", hall.refused(ALICE, new ReadRotation("workload:none")).code());
  }

  @Test
  void it_is_told_who_replaces_what_and_when_each_key_was_used() {
    keys.used(reader.id(), "seen", now);
    RotationView published = hall.done(ALICE, new ReadRotation(reader.subject()));
    assertEquals(RotationView.Way.PUBLISHED, published.ways().getFirst());
    assertEquals("seen", published.keys().getFirst().thumbprint());
    assertEquals(now, published.keys().getFirst().lastUse().orElseThrow());
    Rotation begun = begin();
    RotationView own = hall.done(ALICE, new ReadRotation(ledger.id().value()));
    assertEquals(RotationView.Way.KEYS, own.ways().getFirst());
    assertEquals(begun, own.latest().orElseThrow());
    assertEquals(
        Set.of(print(OLD), print(NEW)),
        Set.copyOf(own.keys().stream().map(RotationView.Key::thumbprint).toList()));
    assertEquals(
        List.of(RotationView.Way.PASSKEYS),
        hall.done(ALICE, new ReadRotation(ALICE.subject())).ways());
    assertEquals(List.of(begun), hall.done(ALICE, new ListRotations()));
  }

  @Test
  void owners_are_reminded_once_and_what_is_not_rotated_is_found_until_it_is() throws Exception {
    Duration every = ledger.stewardship().rotation().orElseThrow();
    rotations.remind();
    rotations.remind();
    assertEquals(0, hall.events.size(), "the keys are new");
    now = Samples.NOW.plus(every).minusSeconds(1);
    rotations.remind();
    rotations.remind();
    long warned = told("WarnRotation");
    assertEquals(2, warned, "of the two clients whose keys are declared, once");
    now = now.plusSeconds(1);
    rotations.remind();
    rotations.remind();
    assertEquals(2, told("FindRotationOverdue"));
    assertTrue(overdue.contains(print(OLD)));
    hall.done(ALICE, step(new RotateIdentity.Replace(TestKeys.jwk(NEW))));
    rotations.remind();
    assertEquals(Set.of(CERTIFICATE), overdue);
  }

  private long told(String action) {
    return hall.events.stream()
        .filter(event -> event.action().equals(action) && event.intent().isPresent())
        .count();
  }
}
