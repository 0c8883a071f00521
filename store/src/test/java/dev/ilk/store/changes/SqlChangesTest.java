package dev.ilk.store.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Changes.Change;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Database;
import dev.ilk.store.database.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlChangesTest {

  @ParameterizedTest
  @EnumSource
  void nothing_has_changed_at_first(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Changes changes = test.node().changes();
      assertEquals(0, changes.latest());
      assertEquals(List.of(), changes.after(0, 10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void changes_are_numbered_in_order_and_read_from_anywhere(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      Changes changes = test.node().changes();
      change(database, Topic.IDENTITY, "a", "b");
      change(database, Topic.SESSION, "a");
      assertEquals(
          List.of(
              new Change(1, Topic.IDENTITY, "a"),
              new Change(2, Topic.IDENTITY, "b"),
              new Change(3, Topic.SESSION, "a")),
          changes.after(0, 10));
      assertEquals(List.of(new Change(2, Topic.IDENTITY, "b")), changes.after(1, 1));
      assertEquals(List.of(), changes.after(3, 10));
      assertEquals(3, changes.latest());
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_several_changes_of_one_thing_the_latest_is_kept(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      change(database, Topic.KEY, "a", "b", "a");
      change(database, Topic.KEY, "a");
      assertEquals(
          List.of(new Change(2, Topic.KEY, "b"), new Change(3, Topic.KEY, "a")),
          test.node().changes().after(0, 10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_rolled_back_is_no_change(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      Database database = test.database(faults);
      Changes changes = new SqlChanges(database);
      faults.failNextCommit();
      assertThrows(StoreUnavailable.class, () -> change(database, Topic.KEY, "a"));
      assertEquals(List.of(), changes.after(0, 10));
      faults.loseNextReply();
      assertThrows(StoreUnavailable.class, () -> change(database, Topic.KEY, "a"));
      assertEquals(List.of(new Change(1, Topic.KEY, "a")), changes.after(0, 10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_has_bounds(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Changes changes = test.node().changes();
      assertThrows(IllegalArgumentException.class, () -> changes.after(0, 0));
      assertThrows(IllegalArgumentException.class, () -> changes.after(0, 10_001));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_later_change_is_not_seen_before_an_earlier_one(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Faults faults = new Faults();
      Database slow = test.database(faults);
      Database quick = test.database();
      Changes changes = new SqlChanges(quick);
      CountDownLatch stall = new CountDownLatch(1);
      CountDownLatch numbered = new CountDownLatch(1);
      faults.stallNextCommit(stall);
      Future<?> first =
          threads.submit(() -> {
            slow.write(
                "testing",
                transaction -> {
                  // Taken here and not at the end, so that the test knows when it is taken.
                  transaction.number("change", 1);
                  transaction.changed(Topic.KEY, "slow");
                  numbered.countDown();
                  return true;
                });
            return true;
          });
      numbered.await();
      Future<?> second =
          threads.submit(() -> {
            change(quick, Topic.KEY, "quick");
            return true;
          });
      assertEquals(List.of(), changes.after(0, 10));
      stall.countDown();
      first.get();
      second.get();
      assertEquals(
          List.of("slow", "quick"), changes.after(0, 10).stream().map(Change::key).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_reader_that_follows_misses_nothing_while_nodes_write(TestDatabase.Kind kind)
      throws Exception {
    int nodes = 3;
    int each = 60;
    try (TestDatabase test = TestDatabase.create(kind);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Changes changes = test.node().changes();
      List<Future<?>> writers = new ArrayList<>();
      Set<String> written = new HashSet<>();
      for (int n = 0; n < nodes; n++) {
        Database database = test.database();
        String node = "node" + n;
        for (int i = 0; i < each; i++) {
          written.add(node + "-" + i);
        }
        writers.add(
            threads.submit(() -> {
              for (int i = 0; i < each; i++) {
                change(database, Topic.IDENTITY, node + "-" + i);
              }
              return true;
            }));
      }
      Set<String> seen = new HashSet<>();
      long last = 0;
      boolean writing = true;
      while (writing) {
        // Asked before reading, so that one more read follows the last write.
        writing = !writers.stream().allMatch(Future::isDone);
        List<Change> page = changes.after(last, 7);
        for (Change change : page) {
          seen.add(change.key());
          last = change.number();
        }
        writing |= !page.isEmpty();
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      assertEquals(written, seen);
      assertEquals(changes.latest(), last);
    }
  }

  private static void change(Database database, Topic topic, String... keys)
      throws StoreUnavailable {
    database.write(
        "testing",
        transaction -> {
          for (String key : keys) {
            transaction.changed(topic, key);
          }
          return keys.length;
        });
  }
}
