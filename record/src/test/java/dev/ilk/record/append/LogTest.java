package dev.ilk.record.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.record.Event;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.Samples;
import dev.ilk.record.entry.Draft;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.Batch;
import dev.ilk.record.log.MemoryLogStore;
import dev.ilk.record.log.Ref;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Merkle;
import dev.ilk.record.tlog.Tree;
import dev.ilk.record.verify.StoreSource;
import dev.ilk.record.verify.Verification;
import dev.ilk.record.verify.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LogTest {
  private static final LogLimits LIMITS =
      new LogLimits(
          4, 1 << 20, 64, 1 << 20, Duration.ZERO, Duration.ofSeconds(30), Duration.ofMillis(20));

  private final MemoryLogStore memory = new MemoryLogStore();
  private final FaultyStore store = new FaultyStore(memory);
  private final TestLogKeys keys = new TestLogKeys();
  private final Samples samples = new Samples();

  /** Whatever a test did to the writer: what is in the store is a sound log. */
  @AfterEach
  void the_whole_log_verifies() {
    Verification verification =
        Verifier.verify(new StoreSource(memory, memory), keys.known(), Optional.empty());
    assertInstanceOf(Verification.Whole.class, verification);
  }

  @Test
  void events_are_appended_at_the_indices_returned() throws Exception {
    try (Log log = open(LIMITS)) {
      long index = 0;
      for (Event event : samples.journey()) {
        assertEquals(index, log.append(event));
        assertEquals(event, read(memory.entries.get((int) index++)).event());
      }
    }
  }

  @Test
  void closing_signs_a_checkpoint_over_everything() throws Exception {
    try (Log log = open(LogLimits.DEFAULT)) {
      log.append(samples.issued());
      log.append(samples.denied());
    }
    Checkpoint last = open(memory.latest().orElseThrow());
    assertEquals(new Checkpoint(TestLogKeys.ORIGIN, 2, memory.head.root()), last);
  }

  @Test
  void a_growing_log_is_signed_along_the_way_and_an_idle_one_is_not() throws Exception {
    try (Log log = open(LIMITS)) {
      long size = log.append(samples.issued()) + 1;
      awaitCheckpoint(size);
      size = log.append(samples.issued()) + 1;
      awaitCheckpoint(size);
    }
    assertEquals(List.of(1L, 2L), List.copyOf(memory.checkpoints.keySet()));
  }

  @Test
  void a_batch_that_failed_and_is_not_persisted_is_refused() throws Exception {
    try (Log log = open(LIMITS)) {
      log.append(samples.issued());
      store.failOnce(FaultyStore.Fault.NOT_PERSISTED);
      Event lost = samples.issued();
      assertThrows(JournalUnavailable.class, () -> log.append(lost));
      assertEquals(List.of(), memory.find(Ref.to(lost.id()), Long.MAX_VALUE, 9));
      assertEquals(1, log.append(samples.issued()));
    }
  }

  @Test
  void a_batch_that_failed_but_is_persisted_is_acknowledged_once() throws Exception {
    try (Log log = open(LIMITS)) {
      log.append(samples.issued());
      store.failOnce(FaultyStore.Fault.PERSISTED);
      Event kept = samples.issued();
      assertEquals(1, log.append(kept));
      assertEquals(List.of(1L), memory.find(Ref.to(kept.id()), Long.MAX_VALUE, 9));
      assertEquals(2, log.append(samples.issued()));
    }
  }

  @Test
  void while_the_store_is_down_events_are_refused_and_afterwards_taken_again() throws Exception {
    try (Log log = open(LIMITS)) {
      log.append(samples.issued());
      store.down = true;
      assertThrows(JournalUnavailable.class, () -> log.append(samples.issued()));
      int attempts = store.appends.get();
      JournalUnavailable refused =
          assertThrows(JournalUnavailable.class, () -> log.append(samples.issued()));
      assertEquals("the store is down", refused.getMessage());
      assertEquals(attempts, store.appends.get());
      store.down = false;
      Event after = samples.issued();
      long index = appendWhenBack(log, after);
      assertEquals(after, read(memory.entries.get((int) index)).event());
    }
  }

  @Test
  void every_acknowledged_event_is_in_the_log_whatever_fails() throws Exception {
    Random random = new Random(6);
    FaultyStore.Fault[] faults = FaultyStore.Fault.values();
    store.faults =
        () -> {
          synchronized (random) {
            return faults[random.nextInt(faults.length)];
          }
        };
    Map<Event, Long> acknowledged = new ConcurrentHashMap<>();
    Map<Event, Boolean> refused = new ConcurrentHashMap<>();
    try (Log log = open(LIMITS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < 8; t++) {
        List<Event> events = samples.many(50);
        threads.submit(() -> {
          for (Event event : events) {
            try {
              acknowledged.put(event, log.append(event));
            } catch (JournalUnavailable e) {
              refused.put(event, true);
            }
          }
        });
      }
    }
    assertEquals(400, acknowledged.size() + refused.size());
    assertFalse(acknowledged.isEmpty());
    assertFalse(refused.isEmpty());
    acknowledged.forEach(
        (event, index) -> assertEquals(event, read(memory.entries.get(index.intValue())).event()));
    for (Event event : refused.keySet()) {
      assertEquals(List.of(), memory.find(Ref.to(event.id()), Long.MAX_VALUE, 1));
    }
    assertEquals(acknowledged.size(), memory.entries.size());
  }

  @Test
  void what_waits_goes_into_one_batch_and_what_has_no_room_is_refused_at_once() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    store.faults =
        () -> {
          entered.countDown();
          await(release);
          return FaultyStore.Fault.NONE;
        };
    try (Log log = open(LIMITS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> first = new ArrayList<>();
      first.add(threads.submit(() -> log.append(samples.issued())));
      entered.await();
      List<Event> more = samples.many(LIMITS.waitingEvents() + 3);
      for (Event event : more) {
        first.add(threads.submit(() -> log.append(event)));
      }
      // Only the refused can end while the store holds the writer.
      while (first.stream().filter(Future::isDone).count() < 3) {
        Thread.onSpinWait();
      }
      release.countDown();
      int taken = 0;
      for (Future<Long> one : first) {
        try {
          one.get();
          taken++;
        } catch (ExecutionException e) {
          assertEquals("the record's queue is full or closed", e.getCause().getMessage());
        }
      }
      assertEquals(1 + LIMITS.waitingEvents(), taken);
      assertEquals(2, store.appends.get());
    }
  }

  @Test
  void a_caller_whose_patience_ends_is_refused_though_the_event_may_come_to_be() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    store.faults =
        () -> {
          await(release);
          return FaultyStore.Fault.NONE;
        };
    LogLimits impatient =
        new LogLimits(
            4, 1 << 20, 64, 1 << 20, Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(1));
    Log log = open(impatient);
    Event event = samples.issued();
    assertThrows(JournalUnavailable.class, () -> log.append(event));
    release.countDown();
    log.close();
    assertEquals(1, memory.head().size());
  }

  @Test
  void two_nodes_on_one_store_write_one_log() throws Exception {
    Map<Long, Event> all = new ConcurrentHashMap<>();
    try (Log one = open(LIMITS);
        Log other = open(LIMITS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Log log : List.of(one, other, one, other)) {
        List<Event> events = samples.many(200);
        threads.submit(() -> {
          for (Event event : events) {
            all.put(log.append(event), event);
          }
          return null;
        });
      }
    }
    assertEquals(800, all.size());
    all.forEach(
        (index, event) -> assertEquals(event, read(memory.entries.get(index.intValue())).event()));
    assertEquals(800, memory.checkpoints.lastKey());
  }

  @Test
  void a_closed_log_takes_nothing_more() throws Exception {
    Log log = open(LIMITS);
    log.append(samples.issued());
    log.close();
    assertThrows(JournalUnavailable.class, () -> log.append(samples.issued()));
  }

  @Test
  void an_event_too_long_for_the_record_is_refused() throws Exception {
    try (Log log = open(LIMITS)) {
      Event huge = samples.large(Draft.MAX_EVENT);
      assertThrows(JournalUnavailable.class, () -> log.append(huge));
      assertEquals(0, log.append(samples.issued()));
    }
  }

  @Test
  void a_log_that_was_cut_while_running_is_appended_to_no_more() throws Exception {
    try (Log log = open(LIMITS)) {
      for (Event event : samples.many(3)) {
        log.append(event);
      }
      Frontier head = memory.head;
      Growth shorter = new Growth(Frontier.EMPTY);
      memory.entries.subList(0, 2).forEach(entry -> shorter.add(entry.hash()));
      memory.head = shorter.frontier();
      JournalUnavailable refused =
          assertThrows(JournalUnavailable.class, () -> log.append(samples.issued()));
      assertTrue(refused.getMessage().startsWith("the record had 3 entries and has 2"));
      memory.head = head;
      assertThrows(JournalUnavailable.class, () -> log.append(samples.issued()));
    }
  }

  @Test
  void a_head_that_the_entries_do_not_make_is_never_signed() throws Exception {
    Log log = open(LogLimits.DEFAULT);
    log.append(samples.issued());
    StoredEntry real = memory.entries.getFirst();
    Frontier head = memory.head;
    Growth forged = new Growth(memory.head);
    forged.add(Merkle.leaf(new byte[] {1}));
    memory.append(before -> {
      Draft draft = Draft.of(samples.denied());
      return new Batch(1, List.of(draft.at(1)), List.of(), forged.frontier());
    });
    log.close();
    assertEquals(Map.of(), memory.checkpoints);
    memory.entries.clear();
    memory.entries.add(real);
    memory.head = head;
  }

  @Test
  void a_log_that_does_not_hold_what_was_signed_is_not_opened() throws Exception {
    try (Log log = open(LIMITS)) {
      log.append(samples.issued());
      log.append(samples.issued());
    }
    StoredEntry last = memory.entries.getLast();
    Frontier head = memory.head;
    Draft other = Draft.of(samples.denied());
    memory.entries.set(
        1,
        new StoredEntry(
            1, other.at(1).leaf(), other.at(1).hash(), last.detached(), last.personal()));
    assertThrows(RecordTampered.class, () -> open(LIMITS));
    memory.entries.set(1, last);
    memory.entries.removeLast();
    memory.head = new Tree(memory).frontier(1);
    assertThrows(RecordTampered.class, () -> open(LIMITS));
    memory.entries.add(last);
    memory.head = head;
    TestLogKeys stranger = new TestLogKeys();
    assertNotEquals(keys.signer().key(), stranger.signer().key());
    assertThrows(RecordTampered.class, () -> Log.open(store, memory, stranger, LIMITS).close());
    open(LIMITS).close();
  }

  private Log open(LogLimits limits) {
    return Log.open(store, memory, keys, limits);
  }

  private Checkpoint open(String note) {
    return ok(Checkpoint.open(note, keys.signer().key(), TestLogKeys.ORIGIN));
  }

  private static ReadEntry read(StoredEntry entry) {
    return ok(ReadEntry.of(entry));
  }

  private void awaitCheckpoint(long size) {
    while (memory.list(size, 1).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static long appendWhenBack(Log log, Event event) {
    while (true) {
      try {
        return log.append(event);
      } catch (JournalUnavailable e) {
        Thread.onSpinWait();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T ok(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T> failed -> throw new AssertionError(failed.problems().toString());
    };
  }

  @Test
  void the_limits_must_allow_something() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LogLimits(0, 1, 1, 1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LogLimits(1, 1, 1, 1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)));
  }
}
