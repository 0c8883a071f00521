package dev.ilk.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.log.Entries;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Faults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After every fault the log is what its head says, and goes on. */
class LogFaultsTest {
  private static final String SESSIONS =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND ";

  /** A transaction that has appended and does not commit. */
  private static final String HELD =
      SESSIONS + "state = 'idle in transaction' AND query LIKE 'UPDATE log_head%'";

  private static final String WAITED_FOR = SESSIONS + "wait_event_type = 'Lock'";

  @ParameterizedTest
  @EnumSource
  void an_append_that_failed_is_not_in_the_log(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      LogStore log = test.node(faults).log();
      Frontier first = append(log, "first");
      faults.failNextCommit();
      assertThrows(LogStoreException.class, () -> append(log, "lost"));
      assertEquals(first, log.head());
      assertEquals(2, append(log, "second").size());
      assertWhole(log, "first", "second");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_append_whose_reply_was_lost_is_in_the_log_once(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      LogStore log = test.node(faults).log();
      append(log, "first");
      faults.loseNextReply();
      Entry unsure = Entries.entry("unsure");
      assertThrows(LogStoreException.class, () -> log.append(Entries.batch(List.of(unsure))));
      assertEquals(2, log.head().size());
      // Whoever does not look first and tries again does no harm.
      assertThrows(LogStoreException.class, () -> log.append(Entries.batch(List.of(unsure))));
      append(log, "second");
      assertWhole(log, "first", "unsure", "second");
    }
  }

  @Test
  void the_head_waits_for_a_commit_under_way_on_another_node() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.POSTGRESQL);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Faults faults = new Faults();
      LogStore slow = test.node(faults).log();
      LogStore other = test.node().log();
      CountDownLatch stall = new CountDownLatch(1);
      Future<Frontier> appended = threads.submit(() -> append(slow, "slow", faults, stall));
      Database observer = test.database();
      await(observer, HELD);
      Future<Frontier> head = threads.submit(other::head);
      await(observer, WAITED_FOR);
      stall.countDown();
      assertEquals(appended.get(), head.get());
    }
  }

  @Test
  void a_node_that_hangs_with_the_head_in_its_hands_loses_it() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.POSTGRESQL);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Faults faults = new Faults();
      LogStore hanging = test.node(faults).log();
      LogStore other = test.node().log();
      CountDownLatch stall = new CountDownLatch(1);
      Future<Frontier> hangs = threads.submit(() -> append(hanging, "never", faults, stall));
      await(test.database(), HELD);
      assertEquals(1, append(other, "other").size());
      stall.countDown();
      ExecutionException failed = assertThrows(ExecutionException.class, hangs::get);
      assertInstanceOf(LogStoreException.class, failed.getCause());
      append(hanging, "again");
      assertWhole(other, "other", "again");
    }
  }

  @Test
  void erased_personal_data_is_nowhere_in_the_files() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.SQLITE)) {
      LogStore log = test.node().log();
      String personal = "Alice Example, 12 Elm Street";
      Entry plain = Entries.entry("order placed");
      log.append(
          Entries.batch(
              List.of(
                  new Entry(
                      plain.id(),
                      plain.at(),
                      plain.leaf(),
                      plain.hash(),
                      Optional.empty(),
                      Optional.of(Bytes.utf8(personal)),
                      plain.refs(),
                      Optional.empty()))));
      Path file = test.file().orElseThrow();
      assertTrue(holds(file, personal), "the test would not see it");
      log.erase(List.of(0L));
      assertFalse(holds(file, personal));
      assertTrue(holds(file, "order placed"));
    }
  }

  private static boolean holds(Path database, String text) throws Exception {
    for (String name : List.of("", "-wal")) {
      Path file = database.resolveSibling(database.getFileName() + name);
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (content.contains(text)) {
        return true;
      }
    }
    return false;
  }

  private static Frontier append(LogStore log, String text) {
    return log.append(Entries.batch(List.of(Entries.entry(text))));
  }

  private static Frontier append(LogStore log, String text, Faults faults, CountDownLatch stall) {
    faults.stallNextCommit(stall);
    return append(log, text);
  }

  /** Waits until a statement finds something. */
  private static void await(Database observer, String sql) throws StoreUnavailable {
    boolean found = false;
    while (!found) {
      found = observer.read("testing", view -> view.sql().fetch(sql).isNotEmpty());
    }
  }

  private static void assertWhole(LogStore log, String... texts) {
    List<StoredEntry> entries = log.entries(0, LogStore.MAX_READ);
    assertEquals(List.of(texts), entries.stream().map(entry -> entry.leaf().utf8()).toList());
    Growth growth = new Growth(Frontier.EMPTY);
    entries.forEach(entry -> growth.add(entry.hash()));
    assertEquals(growth.frontier(), log.head());
  }
}
