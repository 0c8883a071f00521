package dev.ilk.issue.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.issue.revocation.RevocationStore.Numbered;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every store of revocations must do. An adapter's test extends this and says how to open a
 * store; every test begins with an empty one.
 */
public abstract class RevocationStoreConformance {
  /** When the tests play. */
  protected static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

  private static final Instant EXPIRES = NOW.plus(Duration.ofMinutes(5));

  private final Ids ids = new Ids(InstantSource.fixed(NOW));

  /**
   * Opens the revocations of the running test as a node would.
   *
   * @return a store of its own: nothing is shared with one opened earlier but what is stored
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract RevocationStore open() throws Exception;

  /**
   * Opens the changes of the running test.
   *
   * @return what nodes read to stay current
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract Changes changes() throws Exception;

  /**
   * Stores an identity as it is.
   *
   * @param actor the identity
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract void enrol(Actor actor) throws Exception;

  /**
   * Reads an identity's status as another node would.
   *
   * @param id which identity
   * @return its status as stored
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract Status status(Id.Identity id) throws Exception;

  @Test
  void there_are_none_at_first() throws Exception {
    assertEquals(List.of(), open().after(0, RevocationStore.MAX_PAGE));
    assertEquals(0, open().latest());
    assertEquals(0, open().prune(NOW));
  }

  @Test
  void what_was_added_is_read_back_by_every_node_in_order() throws Exception {
    RevocationStore store = open();
    Workload workload = Identities.workload(ids, "prod-payments-api", Status.ACTIVE);
    Human human = Identities.human(ids, "alice", Status.ACTIVE);
    List<Revocation> added =
        List.of(
            Revocation.ofToken(ids.token(), Optional.of(workload.environment()), NOW, EXPIRES),
            Revocation.ofToken(ids.token(), Optional.empty(), NOW, EXPIRES),
            Revocation.ofDelegation(Identities.delegation(ids), NOW));
    for (Revocation revocation : added) {
      store.add(revocation);
    }
    enrol(workload);
    enrol(human);
    assertTrue(store.revokeIdentity(Revocation.ofIdentity(workload, NOW)));
    assertTrue(store.revokeIdentity(Revocation.ofIdentity(human, NOW)));
    List<Revocation> expected = new ArrayList<>(added);
    expected.add(Revocation.ofIdentity(workload, NOW));
    expected.add(Revocation.ofIdentity(human, NOW));
    List<Numbered> read = open().after(0, RevocationStore.MAX_PAGE);
    assertEquals(expected, read.stream().map(Numbered::revocation).toList());
    assertEquals(open().latest(), read.getLast().number());
    assertEquals(read.stream().map(Numbered::number).distinct().sorted().toList(), numbers(read));
    assertTrue(read.getFirst().number() >= 1);
  }

  @Test
  void reading_goes_on_after_a_number_and_gives_no_more_than_asked() throws Exception {
    RevocationStore store = open();
    for (int i = 0; i < 5; i++) {
      store.add(token());
    }
    List<Numbered> all = store.after(0, RevocationStore.MAX_PAGE);
    assertEquals(all.subList(0, 2), store.after(0, 2));
    assertEquals(all.subList(2, 5), store.after(all.get(1).number(), 9));
    assertEquals(List.of(), store.after(store.latest(), 9));
    assertEquals(List.of(), store.after(Long.MAX_VALUE, 9));
  }

  @Test
  void revoking_an_identity_marks_it_in_the_same_step() throws Exception {
    Workload workload = Identities.workload(ids, "prod-payments-api", Status.ACTIVE);
    enrol(workload);
    long before = changes().latest();
    open().revokeIdentity(Revocation.ofIdentity(workload, NOW));
    assertEquals(Status.REVOKED, status(workload.id()));
    List<Changes.Change> changed = changes().after(before, 100);
    assertTrue(has(changed, Changes.Topic.IDENTITY, workload.id().value()));
    assertTrue(has(changed, Changes.Topic.REVOCATION, Long.toString(open().latest())));
  }

  @Test
  void an_identity_that_ended_stays_ended_and_its_tokens_are_taken_back_all_the_same()
      throws Exception {
    for (Status status : List.of(Status.REVOKED, Status.ENDED)) {
      Human human = Identities.human(ids, "h-" + status.name().toLowerCase(), status);
      enrol(human);
      assertTrue(open().revokeIdentity(Revocation.ofIdentity(human, NOW)));
      assertEquals(status, status(human.id()));
    }
    assertEquals(2, open().after(0, 9).size());
  }

  @Test
  void an_unknown_identity_is_told_and_leaves_nothing() throws Exception {
    Workload stranger = Identities.workload(ids, "prod-payments-api", Status.ACTIVE);
    assertFalse(open().revokeIdentity(Revocation.ofIdentity(stranger, NOW)));
    assertEquals(List.of(), open().after(0, 9));
  }

  @Test
  void each_method_takes_only_what_it_is_for() throws Exception {
    Workload workload = Identities.workload(ids, "prod-payments-api", Status.ACTIVE);
    enrol(workload);
    assertThrows(
        IllegalArgumentException.class, () -> open().add(Revocation.ofIdentity(workload, NOW)));
    assertThrows(IllegalArgumentException.class, () -> open().revokeIdentity(token()));
    assertEquals(Status.ACTIVE, status(workload.id()));
  }

  @Test
  void every_revocation_is_told_to_the_other_nodes() throws Exception {
    RevocationStore store = open();
    long before = changes().latest();
    store.add(token());
    store.add(token());
    List<String> told =
        changes().after(before, 100).stream()
            .filter(change -> change.topic() == Changes.Topic.REVOCATION)
            .map(Changes.Change::key)
            .toList();
    assertEquals(numbers(store.after(0, 9)).stream().map(String::valueOf).toList(), told);
  }

  @Test
  void what_can_take_nothing_back_any_more_is_forgotten_and_its_number_not_used_again()
      throws Exception {
    RevocationStore store = open();
    Revocation brief = Revocation.ofToken(ids.token(), Optional.empty(), NOW, NOW);
    Revocation lasting = token();
    store.add(lasting);
    store.add(brief);
    long latest = store.latest();
    assertEquals(0, store.prune(brief.until().minusMillis(1)));
    assertEquals(1, store.prune(brief.until()));
    assertEquals(List.of(lasting), open().after(0, 9).stream().map(Numbered::revocation).toList());
    assertEquals(latest, open().latest());
    store.add(token());
    assertTrue(open().latest() > latest);
  }

  @Test
  void a_reader_that_follows_misses_nothing_while_nodes_write_at_once() throws Exception {
    int nodes = 3;
    int each = 40;
    List<RevocationStore> stores = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      stores.add(open());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> done = new ArrayList<>();
      for (RevocationStore store : stores) {
        done.add(
            threads.submit(() -> {
              start.await();
              for (int i = 0; i < each; i++) {
                store.add(token());
              }
              return null;
            }));
      }
      start.countDown();
      RevocationStore reader = open();
      List<Numbered> followed = new ArrayList<>();
      long seen = 0;
      boolean running = true;
      while (running) {
        // Looked at before reading, so that one more read follows the last write.
        running = !done.stream().allMatch(Future::isDone);
        List<Numbered> page = reader.after(seen, 7);
        followed.addAll(page);
        seen = page.isEmpty() ? seen : page.getLast().number();
        running |= !page.isEmpty();
      }
      for (Future<?> one : done) {
        one.get();
      }
      assertEquals(nodes * each, followed.size());
      assertEquals(reader.after(0, RevocationStore.MAX_PAGE), followed);
    }
  }

  private Revocation token() {
    return Revocation.ofToken(ids.token(), Optional.empty(), NOW, EXPIRES);
  }

  private static List<Long> numbers(List<Numbered> read) {
    return read.stream().map(Numbered::number).toList();
  }

  private static boolean has(List<Changes.Change> changes, Changes.Topic topic, String key) {
    return changes.stream().anyMatch(c -> c.topic() == topic && c.key().equals(key));
  }
}
