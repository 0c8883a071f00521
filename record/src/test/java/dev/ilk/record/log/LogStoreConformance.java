package dev.ilk.record.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Ids;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Tree;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every store of the log must do. An adapter's test extends this and says how to open a store;
 * every test begins with an empty log.
 */
public abstract class LogStoreConformance {
  private final Ids ids = new Ids(InstantSource.fixed(Entries.START));

  /**
   * Opens the log of the running test as a node would.
   *
   * @return a store of its own: nothing is shared with one opened earlier but what is stored
   * @throws Exception if the test's surroundings are broken
   */
  protected abstract LogStore open() throws Exception;

  @Test
  void a_new_log_is_empty() throws Exception {
    LogStore store = open();
    assertEquals(Frontier.EMPTY, store.head());
    assertEquals(List.of(), store.entries(0, LogStore.MAX_READ));
    assertEquals(List.of(), store.find(Ref.to(ids.event()), Long.MAX_VALUE, 1));
    assertEquals(List.of(), store.open(Entries.START, 1));
  }

  @Test
  void what_was_appended_is_read_back_by_every_node() throws Exception {
    LogStore store = open();
    Entry plain = Entries.entry("plain");
    Bytes large = Bytes.of(new byte[1 << 20]);
    Entry full =
        Entries.with(
            Entries.entry("full"), Optional.of(large), Optional.of(Bytes.utf8("ünïcode\0")));
    Frontier after = store.append(Entries.batch(List.of(plain, full)));
    for (LogStore node : List.of(store, open())) {
      assertEquals(after, node.head());
      assertEquals(
          List.of(
              new StoredEntry(0, plain.leaf(), plain.hash(), Optional.empty(), Optional.empty()),
              new StoredEntry(1, full.leaf(), full.hash(), full.detached(), full.personal())),
          node.entries(0, LogStore.MAX_READ));
    }
  }

  @Test
  void leaves_of_any_bytes_and_of_the_greatest_length_are_kept_exactly() throws Exception {
    LogStore store = open();
    byte[] every = new byte[EntryBundle.MAX_ENTRY];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) (i * 31);
    }
    Entry text = Entries.entry("");
    Entry entry =
        new Entry(
            text.id(),
            text.at(),
            Bytes.of(every),
            dev.ilk.record.tlog.Merkle.leaf(every),
            Optional.empty(),
            Optional.empty(),
            text.refs(),
            Optional.empty());
    store.append(Entries.batch(List.of(entry, Entries.entry(""))));
    assertEquals(
        List.of(Bytes.of(every), Bytes.EMPTY),
        open().entries(0, 2).stream().map(StoredEntry::leaf).toList());
  }

  @Test
  void entries_are_read_in_order_from_anywhere_and_no_more_than_asked() throws Exception {
    LogStore store = open();
    store.append(Entries.batch(Entries.numbered("a", 5)));
    store.append(Entries.batch(Entries.numbered("b", 5)));
    assertEquals(List.of("a 3", "a 4", "b 0", "b 1"), texts(store.entries(3, 4)));
    assertEquals(List.of("b 4"), texts(store.entries(9, LogStore.MAX_READ)));
    assertEquals(List.of(), store.entries(10, 1));
  }

  @Test
  void the_tree_is_rebuilt_from_the_stored_hashes() throws Exception {
    LogStore store = open();
    Growth whole = new Growth(Frontier.EMPTY);
    for (int size : new int[] {1, 254, 1, 1, 600, 70}) {
      List<Entry> batch = Entries.numbered("n", size);
      batch.forEach(entry -> whole.add(entry.hash()));
      assertEquals(whole.frontier(), store.append(Entries.batch(batch)));
    }
    LogStore other = open();
    assertEquals(whole.frontier(), other.head());
    for (long size : new long[] {1, 255, 256, 257, 512, 900, 927}) {
      assertEquals(rootOf(other, size), new Tree(other).frontier(size).root());
    }
  }

  @Test
  void hashes_that_are_not_there_are_an_error() throws Exception {
    LogStore store = open();
    store.append(Entries.batch(Entries.numbered("n", 300)));
    assertEquals(1, store.read(1, 0, 1).size());
    assertThrows(LogStoreException.class, () -> store.read(0, 299, 2));
    assertThrows(LogStoreException.class, () -> store.read(1, 0, 2));
    assertThrows(LogStoreException.class, () -> store.read(2, 0, 1));
  }

  @Test
  void a_batch_whose_making_fails_leaves_nothing_and_no_lock() throws Exception {
    LogStore store = open();
    store.append(Entries.batch(Entries.numbered("a", 3)));
    Frontier before = store.head();
    class Broken extends RuntimeException {}
    assertThrows(
        Broken.class,
        () ->
            store.append(head -> {
              throw new Broken();
            }));
    assertEquals(before, store.head());
    assertEquals(4, open().append(Entries.batch(Entries.numbered("b", 1))).size());
  }

  @Test
  void a_batch_that_cannot_be_written_whole_is_not_written_at_all() throws Exception {
    LogStore store = open();
    Entry once = Entries.entry("once");
    store.append(Entries.batch(List.of(once)));
    Frontier before = store.head();
    // An event's id is unique in the log: the second entry makes the whole batch fail.
    Entry fresh = Entries.entry("fresh");
    assertThrows(LogStoreException.class, () -> store.append(Entries.batch(List.of(fresh, once))));
    assertEquals(before, store.head());
    assertEquals(1, store.entries(0, LogStore.MAX_READ).size());
    assertEquals(List.of(), store.find(Ref.to(fresh.id()), Long.MAX_VALUE, 1));
  }

  @Test
  void entries_are_found_by_each_reference_in_order() throws Exception {
    LogStore store = open();
    Ref correlation = Ref.to(ids.correlation());
    Ref token = Ref.to(ids.token());
    Ref identity = Ref.to(ids.identity());
    Ref delegation = Ref.to(ids.delegation());
    Ref session = Ref.to(ids.session());
    Entry a = referring(Set.of(correlation, token, identity, delegation, session));
    Entry b = referring(Set.of(correlation));
    Entry c = referring(Set.of(correlation, token));
    store.append(Entries.batch(List.of(a)));
    store.append(Entries.batch(List.of(b, c)));
    LogStore node = open();
    assertEquals(List.of(0L, 1L, 2L), node.find(correlation, Long.MAX_VALUE, 9));
    assertEquals(List.of(1L, 2L), node.find(correlation, Long.MAX_VALUE, 2));
    assertEquals(List.of(1L), node.find(correlation, 2, 1));
    assertEquals(List.of(), node.find(correlation, 0, 9));
    assertEquals(List.of(0L, 2L), node.find(token, 3, 9));
    assertEquals(List.of(0L), node.find(token, 2, 9));
    for (Ref ref : List.of(identity, delegation, session, Ref.to(a.id()))) {
      assertEquals(List.of(0L), node.find(ref, Long.MAX_VALUE, 9));
    }
    assertEquals(List.of(1L), node.find(Ref.to(b.id()), Long.MAX_VALUE, 9));
    // The same text as another kind of thing is another reference.
    assertEquals(List.of(), node.find(new Ref(Ref.Kind.SESSION, token.value()), Long.MAX_VALUE, 9));
    assertEquals(List.of(), node.find(Ref.to(ids.token()), Long.MAX_VALUE, 9));
  }

  @Test
  void an_intent_is_open_until_an_outcome_closes_it() throws Exception {
    LogStore store = open();
    Entry early = marked(0, new Intent.Opens());
    Entry late = marked(10, new Intent.Opens());
    store.append(Entries.batch(List.of(early, Entries.entry("between"), late)));
    assertEquals(List.of(), store.open(Entries.START, 9));
    assertEquals(List.of(0L), store.open(Entries.START.plusSeconds(10), 9));
    assertEquals(List.of(0L, 2L), store.open(Entries.START.plusSeconds(11), 9));
    assertEquals(List.of(0L), store.open(Entries.START.plusSeconds(11), 1));
    store.append(Entries.batch(List.of(marked(20, new Intent.Closes(early.id())))));
    assertEquals(List.of(2L), open().open(Entries.START.plusSeconds(99), 9));
    // Opened and closed within one batch, and an outcome nobody announced: both leave nothing.
    Entry quick = marked(30, new Intent.Opens());
    store.append(
        Entries.batch(
            List.of(
                quick,
                marked(31, new Intent.Closes(quick.id())),
                marked(32, new Intent.Closes(ids.event())))));
    assertEquals(List.of(2L), store.open(Entries.START.plusSeconds(99), 9));
  }

  @Test
  void erasing_takes_the_personal_data_and_nothing_else() throws Exception {
    LogStore store = open();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      entries.add(
          Entries.with(
              Entries.entry("e" + i),
              Optional.of(Bytes.utf8("body")),
              Optional.of(Bytes.utf8("personal " + i))));
    }
    store.append(Entries.batch(entries));
    Frontier before = store.head();
    store.erase(List.of(0L, 2L));
    store.erase(List.of(2L));
    store.erase(List.of());
    List<StoredEntry> left = open().entries(0, 3);
    assertEquals(
        List.of(Optional.empty(), Optional.of(Bytes.utf8("personal 1")), Optional.empty()),
        left.stream().map(StoredEntry::personal).toList());
    assertTrue(left.stream().allMatch(e -> e.detached().equals(Optional.of(Bytes.utf8("body")))));
    assertEquals(List.of("e0", "e1", "e2"), texts(left));
    assertEquals(before, store.head());
  }

  @Test
  void nodes_that_append_at_once_take_turns_on_one_log() throws Exception {
    int nodes = 4;
    int batches = 25;
    List<LogStore> stores = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      stores.add(open());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> done = new ArrayList<>();
      for (int n = 0; n < nodes; n++) {
        LogStore store = stores.get(n);
        String name = "node " + n;
        done.add(
            threads.submit(() -> {
              start.await();
              for (int b = 0; b < batches; b++) {
                store.append(Entries.batch(Entries.numbered(name + " batch " + b, 1 + b % 7)));
              }
              return null;
            }));
      }
      start.countDown();
      for (Future<?> one : done) {
        one.get();
      }
    }
    LogStore store = open();
    long expected = nodes * java.util.stream.IntStream.range(0, batches).map(b -> 1 + b % 7).sum();
    assertEquals(expected, store.head().size());
    assertEquals(store.head().root(), rootOf(store, expected));
    List<String> texts = new ArrayList<>();
    for (long from = 0; from < expected; from += LogStore.MAX_READ) {
      texts.addAll(texts(store.entries(from, LogStore.MAX_READ)));
    }
    // A batch is not interrupted: its entries follow one another.
    for (int i = 1; i < texts.size(); i++) {
      if (!texts.get(i).endsWith(" 0")) {
        String batch = texts.get(i).substring(0, texts.get(i).lastIndexOf(' '));
        assertTrue(texts.get(i - 1).startsWith(batch + " "), texts.get(i));
      }
    }
  }

  @Test
  void the_head_waits_for_an_append_under_way() throws Exception {
    LogStore writer = open();
    LogStore reader = open();
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Frontier> append =
          threads.submit(() ->
              writer.append(head -> {
                locked.countDown();
                await(release);
                return Entries.batch(Entries.numbered("slow", 2)).apply(head);
              }));
      locked.await();
      Future<Frontier> head = threads.submit(reader::head);
      assertThrows(
          java.util.concurrent.TimeoutException.class,
          () -> head.get(200, java.util.concurrent.TimeUnit.MILLISECONDS));
      release.countDown();
      assertEquals(append.get(), head.get());
      assertFalse(head.get().peaks().isEmpty());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Entry referring(Set<Ref> refs) {
    return Entries.entry("r", Entries.START, Optional.empty(), refs);
  }

  private static Entry marked(int seconds, Intent intent) {
    return Entries.entry(
        "i", Entries.START.plus(Duration.ofSeconds(seconds)), Optional.of(intent), Set.of());
  }

  private static List<String> texts(List<StoredEntry> entries) {
    return entries.stream().map(entry -> entry.leaf().utf8()).toList();
  }

  private static Hash rootOf(LogStore store, long size) {
    Growth growth = new Growth(Frontier.EMPTY);
    for (long from = 0; from < size; from += LogStore.MAX_READ) {
      int count = (int) Math.min(LogStore.MAX_READ, size - from);
      List<StoredEntry> page = store.entries(from, count);
      for (int i = 0; i < count; i++) {
        assertEquals(from + i, page.get(i).index());
        growth.add(page.get(i).hash());
      }
      assertEquals(page.stream().map(StoredEntry::hash).toList(), store.read(0, from, count));
    }
    return growth.frontier().root();
  }
}
