package dev.ilk.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.store.TestDatabase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a transaction promises, and what is told when it is not kept. */
class DatabaseTest {

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_seen_by_every_node(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      write(database, 1, "one");
      assertEquals("one", read(test.database(), 1));
      test.closeNodes();
      assertEquals("one", read(test.database(), 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void work_that_throws_leaves_nothing(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      IllegalStateException bug = new IllegalStateException("bug");
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  database.write(
                      "testing",
                      transaction -> {
                        insert(transaction, 1, "one");
                        throw bug;
                      }));
      assertSame(bug, thrown);
      assertEquals("", read(database, 1));
      write(database, 1, "uno");
      assertEquals("uno", read(database, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_statement_that_fails_undoes_the_transaction(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      write(database, 1, "one");
      StoreUnavailable told =
          assertThrows(
              StoreUnavailable.class,
              () ->
                  database.write(
                      "testing",
                      transaction -> {
                        insert(transaction, 2, "two");
                        return insert(transaction, 1, "again");
                      }));
      assertEquals("the store failed while testing", told.getMessage());
      assertEquals("one", read(database, 1));
      assertEquals("", read(database, 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_commit_that_fails_leaves_nothing_and_the_next_one_works(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      Database database = test.database(faults);
      faults.failNextCommit();
      assertThrows(StoreUnavailable.class, () -> write(database, 1, "one"));
      assertEquals("", read(database, 1));
      write(database, 1, "uno");
      assertEquals("uno", read(database, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_commit_whose_reply_is_lost_is_told_as_failed_and_is_there(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      Database database = test.database(faults);
      faults.loseNextReply();
      assertThrows(StoreUnavailable.class, () -> write(database, 1, "one"));
      assertEquals("one", read(database, 1));
      write(database, 2, "two");
      assertEquals("two", read(database, 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readers_do_not_wait_for_a_commit_that_stalls(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Faults faults = new Faults();
      Database database = test.database(faults);
      CountDownLatch stall = new CountDownLatch(1);
      faults.stallNextCommit(stall);
      CountDownLatch inserted = new CountDownLatch(1);
      Future<Integer> writing =
          threads.submit(() ->
              database.write(
                  "testing",
                  transaction -> {
                    int rows = insert(transaction, 1, "one");
                    inserted.countDown();
                    return rows;
                  }));
      inserted.await();
      assertEquals("", read(database, 1));
      stall.countDown();
      assertEquals(1, writing.get());
      assertEquals("one", read(database, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_snapshot_sees_one_moment(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      String seen =
          database.snapshot(
              "testing",
              view -> {
                String before = select(view, 1);
                try {
                  write(database, 1, "one");
                } catch (StoreUnavailable e) {
                  throw new AssertionError(e);
                }
                return before + "," + select(view, 1);
              });
      assertEquals(",", seen);
      assertEquals("one", read(database, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_closed_database_is_unavailable(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Database database = test.database();
      test.closeNodes();
      assertThrows(StoreUnavailable.class, () -> read(database, 1));
      assertThrows(StoreUnavailable.class, () -> write(database, 1, "one"));
    }
  }

  // The checkpoints' table stands for any: a number and a text.
  private static void write(Database database, long key, String text) throws StoreUnavailable {
    database.write("testing", transaction -> insert(transaction, key, text));
  }

  private static int insert(View view, long key, String text) {
    return view.sql().execute("insert into log_checkpoint (size, note) values (?, ?)", key, text);
  }

  private static String read(Database database, long key) throws StoreUnavailable {
    return database.read("testing", view -> select(view, key));
  }

  private static String select(View view, long key) {
    return view.sql()
        .resultQuery("select note from log_checkpoint where size = ?", key)
        .fetchOptional(0, String.class)
        .orElse("");
  }
}
