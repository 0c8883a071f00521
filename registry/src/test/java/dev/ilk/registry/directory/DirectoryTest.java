package dev.ilk.registry.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private final InMemoryStore store = new InMemoryStore();
  private final AtomicLong nanos = new AtomicLong();
  private final Directory directory =
      new Directory(store, store, 100, Duration.ofSeconds(10), nanos::get);
  private long seen;

  private void write(List<Registered> identities, Declared... declared) throws StoreUnavailable {
    long version = store.catalogue().version();
    assertTrue(store.write(new Batch(version, identities, List.of(declared), List.of())));
  }

  private void add(Workload workload) throws StoreUnavailable {
    write(List.of(new Registered(workload, "acme", 0)));
  }

  private void feed() throws StoreUnavailable {
    for (Changes.Change change : store.after(seen, 1000)) {
      directory.apply(change);
      seen = change.number();
    }
  }

  private void set(Workload workload, Status status) throws StoreUnavailable {
    Key key = Key.id(workload.id());
    assertTrue(store.replace(store.find(Set.of(key)).get(key).in(status)));
  }

  private Status status(Workload workload) throws StoreUnavailable {
    return directory.workload(workload.name()).orElseThrow().status();
  }

  @Test
  void what_was_read_once_is_answered_without_the_store() throws Exception {
    Workload workload = Samples.workload("prod-a");
    add(workload);
    assertEquals(Optional.of(workload), directory.workload("prod-a"));
    store.breakDown(true);
    assertEquals(Optional.of(workload), directory.workload("prod-a"));
    assertEquals(Optional.of(workload), directory.identity(workload.id()));
    assertEquals(Optional.of(workload), directory.bySubject("workload:prod-a"));
  }

  @Test
  void a_change_is_seen_as_soon_as_it_is_taken_in() throws StoreUnavailable {
    Workload workload = Samples.workload("prod-a");
    add(workload);
    assertEquals(Status.ACTIVE, status(workload));
    set(workload, Status.REVOKED);
    assertEquals(Status.ACTIVE, status(workload), "not taken in yet");
    feed();
    assertEquals(Status.REVOKED, status(workload));
  }

  @Test
  void without_the_feed_nothing_is_older_than_it_may_be() throws StoreUnavailable {
    Workload workload = Samples.workload("prod-a");
    add(workload);
    assertEquals(Status.ACTIVE, status(workload));
    assertEquals(0, directory.declarations().policies().size());
    set(workload, Status.REVOKED);
    write(List.of(), new Declared.OfPolicy(new PolicyText("p", "t"), "acme"));
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertEquals(Status.REVOKED, status(workload));
    assertEquals(1, directory.declarations().policies().size());
  }

  @Test
  void what_is_too_old_is_not_used_when_the_store_is_down() throws StoreUnavailable {
    add(Samples.workload("prod-a"));
    assertTrue(directory.workload("prod-a").isPresent());
    directory.declarations();
    store.breakDown(true);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThrows(StoreUnavailable.class, () -> directory.workload("prod-a"));
    assertThrows(StoreUnavailable.class, directory::declarations);
    assertThrows(PartUnavailable.class, () -> directory.bySubject("workload:prod-a"));
    assertThrows(PartUnavailable.class, () -> directory.delegation(Samples.IDS.delegation()));
    store.breakDown(false);
    assertTrue(directory.workload("prod-a").isPresent());
  }

  @Test
  void what_is_not_there_is_looked_for_again() throws StoreUnavailable {
    assertTrue(directory.workload("prod-a").isEmpty());
    add(Samples.workload("prod-a"));
    assertTrue(directory.workload("prod-a").isPresent());
  }

  @Test
  void a_key_that_passed_to_another_finds_the_other() throws StoreUnavailable {
    Human alice = Samples.human("alice", Optional.of("s-1"), Status.ACTIVE);
    write(List.of(new Registered(alice, "", 0)));
    assertEquals("alice", directory.humanByAccount("corp", "s-1").orElseThrow().name());
    assertEquals("alice", directory.humanByEmail("corp", "ALICE@example.com").orElseThrow().name());
    write(List.of(new Registered(alice, "", 0).in(Status.ENDED)));
    feed();
    assertTrue(directory.humanByAccount("corp", "s-1").isEmpty());
    assertTrue(directory.human("alice").isPresent());
    Human next = Samples.human("bob", Optional.of("s-1"), Status.ACTIVE);
    write(List.of(new Registered(next, "", 0)));
    feed();
    assertEquals("bob", directory.humanByAccount("corp", "s-1").orElseThrow().name());
  }

  @Test
  void declarations_are_prepared_once_until_they_change() throws StoreUnavailable {
    write(
        List.of(),
        Samples.trust("b", "workload:prod-b"),
        Samples.trust("a", "workload:prod-a"),
        Samples.server("https://a.example"),
        new Declared.OfPolicy(new PolicyText("p", "one"), "acme"));
    Declarations first = directory.declarations();
    assertEquals(
        List.of("a", "b"), first.trust("https://ci.example").stream().map(r -> r.name()).toList());
    assertEquals(List.of(), first.trust("https://other.example"));
    assertTrue(first.server(new Audience("https://a.example")).isPresent());
    assertSame(first, directory.declarations());
    add(Samples.workload("prod-a"));
    feed();
    Declarations again = directory.declarations();
    assertEquals(first.policies(), again.policies());
    write(List.of(), new Declared.OfPolicy(new PolicyText("p", "two"), "acme"));
    feed();
    assertNotEquals(first.policies(), directory.declarations().policies());
  }

  @Test
  void a_delegation_that_was_taken_back_is_seen() throws StoreUnavailable {
    Delegation lent =
        Samples.delegation(Samples.IDS.identity(), Samples.IDS.identity(), Samples.NOW);
    store.add(lent);
    assertEquals(Optional.of(lent), directory.lent(lent.id()));
    store.end(lent.id());
    feed();
    assertTrue(directory.lent(lent.id()).orElseThrow().revoked());
  }

  @Test
  void a_slow_read_does_not_bring_back_what_has_changed() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicLong value = new AtomicLong(1);
    Fresh<String, Long> fresh =
        new Fresh<>(
            10,
            Duration.ofHours(1),
            nanos::get,
            key -> {
              long read = value.get();
              reading.countDown();
              await(goOn);
              return Optional.of(read);
            });
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(() -> {
          try {
            fresh.get("k");
          } catch (StoreUnavailable e) {
            throw new AssertionError(e);
          }
        });
    await(reading);
    value.set(2);
    CompletableFuture<Void> forgetting = CompletableFuture.runAsync(() -> fresh.forget("k"));
    goOn.countDown();
    CompletableFuture.allOf(reader, forgetting).join();
    assertEquals(Optional.of(2L), fresh.get("k"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
