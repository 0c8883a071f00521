package dev.ilk.prove.federation.possession;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link UsedProofs} promises. Each test begins with an empty store. */
public abstract class UsedProofsConformance {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract UsedProofs used();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract UsedProofs elsewhere();

  @Test
  void a_proof_is_used_once() throws Exception {
    assertTrue(used().first("one", NOW));
    assertFalse(used().first("one", NOW));
    assertFalse(used().first("one", NOW.plusSeconds(60)));
    assertTrue(used().first("other", NOW));
  }

  @Test
  void a_proof_used_on_one_node_is_used_on_the_other() throws Exception {
    assertTrue(used().first("one", NOW));
    assertFalse(elsewhere().first("one", NOW));
    assertTrue(elsewhere().first("two", NOW));
    assertFalse(used().first("two", NOW));
  }

  @Test
  void of_many_at_once_one_is_the_first() throws Exception {
    List<Callable<Boolean>> tries =
        IntStream.range(0, 16)
            .<Callable<Boolean>>mapToObj(
                i -> () -> (i % 2 == 0 ? used() : elsewhere()).first("one", NOW))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int firsts = 0;
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        firsts += one.get() ? 1 : 0;
      }
      assertEquals(1, firsts);
    }
  }

  @Test
  void many_different_ones_at_once_are_each_the_first_and_then_no_more() throws Exception {
    List<Callable<Boolean>> tries =
        IntStream.range(0, 300)
            .<Callable<Boolean>>mapToObj(
                i -> () -> (i % 2 == 0 ? used() : elsewhere()).first("proof-" + i, NOW))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        assertTrue(one.get());
      }
      for (Future<Boolean> again : threads.invokeAll(tries)) {
        assertFalse(again.get());
      }
    }
  }

  @Test
  void only_what_is_over_is_forgotten() throws Exception {
    used().first("over", NOW);
    used().first("alive", NOW.plusNanos(1000));
    assertEquals(1, used().prune(NOW));
    assertTrue(used().first("over", NOW));
    assertFalse(used().first("alive", NOW));
  }
}
