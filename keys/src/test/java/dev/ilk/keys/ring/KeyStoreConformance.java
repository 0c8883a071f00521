package dev.ilk.keys.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Changes;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SealedKey;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.ring.RingKey.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What every store of key rings must do. An adapter's test extends this and says how to open a
 * store; every test begins with an empty one.
 */
public abstract class KeyStoreConformance {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final RingName NAME = new RingName("prod/workload");

  private final SigningKeys signingKeys = new SigningKeys(RootKeys.of(TestRoots.fresh()));

  /**
   * Opens the key rings of the running test as a node would.
   *
   * @return a store of its own: nothing is shared with one opened earlier but what is stored
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract KeyStore open() throws Exception;

  /**
   * Opens the changes of the running test.
   *
   * @return what nodes read to stay current
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract Changes changes() throws Exception;

  @Test
  void there_are_none_at_first() throws Exception {
    assertEquals(Optional.empty(), open().get(NAME));
    assertEquals(List.of(), open().names());
  }

  @Test
  void a_ring_with_keys_of_every_stage_and_type_is_read_back_by_every_node() throws Exception {
    Instant far = NOW.plus(Duration.ofDays(36_500));
    Ring ring =
        new Ring(
            NAME,
            1,
            List.of(
                key(Algorithm.RS256, sealed -> new Stage.Destroyed(NOW)),
                key(Algorithm.EDDSA, sealed -> new Stage.Retired(NOW, far)),
                key(Algorithm.RS256, sealed -> new Stage.Active(NOW, sealed)),
                key(Algorithm.ES256, Stage.Next::new)));
    assertTrue(open().put(ring));
    assertEquals(Optional.of(ring), open().get(NAME));
  }

  @Test
  void a_new_version_replaces_all_keys_of_the_old_one() throws Exception {
    KeyStore store = open();
    Ring second = ring(NAME, 2);
    assertTrue(store.put(ring(NAME, 1)));
    assertTrue(store.put(second));
    assertEquals(Optional.of(second), open().get(NAME));
  }

  @Test
  void only_the_version_after_the_stored_one_is_put() throws Exception {
    KeyStore store = open();
    assertFalse(store.put(ring(NAME, 2)), "there is no version 1");
    Ring first = ring(NAME, 1);
    assertTrue(store.put(first));
    assertFalse(store.put(ring(NAME, 1)), "version 1 is there");
    assertFalse(store.put(ring(NAME, 3)), "version 2 is not there");
    assertEquals(Optional.of(first), open().get(NAME));
  }

  @Test
  void rings_do_not_touch_each_other() throws Exception {
    RingName other = new RingName("staging/workload");
    Ring mine = ring(NAME, 1);
    open().put(mine);
    open().put(ring(other, 1));
    open().put(ring(other, 2));
    assertEquals(Optional.of(mine), open().get(NAME));
    assertEquals(Set.of(NAME, other), Set.copyOf(open().names()));
    assertEquals(2, open().names().size());
  }

  @Test
  void every_put_that_happened_is_told_to_the_other_nodes() throws Exception {
    KeyStore store = open();
    long before = changes().latest();
    store.put(ring(NAME, 1));
    assertEquals(List.of(NAME.value()), toldAfter(before));
    long first = changes().latest();
    store.put(ring(NAME, 1));
    assertEquals(List.of(), toldAfter(first));
    store.put(ring(NAME, 2));
    assertEquals(List.of(NAME.value()), toldAfter(first));
  }

  private List<String> toldAfter(long number) throws Exception {
    return changes().after(number, 100).stream()
        .filter(change -> change.topic() == Changes.Topic.KEY)
        .map(Changes.Change::key)
        .toList();
  }

  @Test
  void of_nodes_that_put_the_same_version_at_once_exactly_one_succeeds() throws Exception {
    int nodes = 4;
    int rounds = 10;
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      for (int round = 1; round <= rounds; round++) {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<Ring>>> attempts = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
          KeyStore store = open();
          Ring mine = ring(NAME, round);
          attempts.add(
              threads.submit(() -> {
                start.await();
                return store.put(mine) ? Optional.of(mine) : Optional.empty();
              }));
        }
        start.countDown();
        List<Ring> winners = new ArrayList<>();
        for (Future<Optional<Ring>> attempt : attempts) {
          attempt.get().ifPresent(winners::add);
        }
        assertEquals(1, winners.size());
        assertEquals(Optional.of(winners.getFirst()), open().get(NAME));
      }
    }
  }

  private Ring ring(RingName name, long version) {
    return new Ring(
        name,
        version,
        List.of(
            key(Algorithm.ES256, sealed -> new Stage.Active(NOW, sealed)),
            key(Algorithm.ES256, Stage.Next::new)));
  }

  private RingKey key(Algorithm algorithm, Function<SealedKey, Stage> stage) {
    SigningKeys.Made made = signingKeys.make(NAME.value(), algorithm);
    return new RingKey(made.verifyingKey(), algorithm, NOW, stage.apply(made.sealedKey()));
  }
}
