package dev.ilk.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store goes away under a node that runs, and comes back. */
class OutageTest {
  @TempDir Path folder;

  @Test
  void a_node_goes_on_without_a_restart_when_postgresql_is_back() throws Exception {
    try (Postgres server = orSkip();
        TestDatabase test = TestDatabase.on(server, server.createDatabase("outage"), folder())) {
      Database database = test.database();
      count(database);
      server.stop();
      assertThrows(StoreUnavailable.class, () -> number(database));
      assertThrows(StoreUnavailable.class, () -> count(database));
      server.startAgain();
      assertEquals(1, eventually(database));
      server.crash();
      assertThrows(StoreUnavailable.class, () -> number(database));
      server.startAgain();
      assertEquals(2, eventually(database));
      assertEquals(2, count(database));
    }
  }

  @Test
  void a_transaction_cut_off_by_a_crash_leaves_nothing() throws Exception {
    try (Postgres server = orSkip();
        TestDatabase test = TestDatabase.on(server, server.createDatabase("outage"), folder());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Database database = test.database();
      CountDownLatch written = new CountDownLatch(1);
      CountDownLatch crashed = new CountDownLatch(1);
      Future<Long> cut =
          threads.submit(() ->
              database.write(
                  "testing",
                  transaction -> {
                    long number = transaction.number("change", 1);
                    written.countDown();
                    await(crashed);
                    return number;
                  }));
      written.await();
      server.crash();
      crashed.countDown();
      ExecutionException told = assertThrows(ExecutionException.class, cut::get);
      assertTrue(told.getCause() instanceof StoreUnavailable);
      server.startAgain();
      assertEquals(1, eventually(database));
    }
  }

  @Test
  void a_full_disk_is_unavailable_and_one_with_space_again_is_not() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.SQLITE)) {
      Database database = test.database();
      number(database);
      database.command("testing", "PRAGMA max_page_count = 1");
      assertThrows(StoreUnavailable.class, () -> fill(database));
      assertEquals(1, count(database));
      assertEquals(0, rows(database));
      database.command("testing", "PRAGMA max_page_count = 1000000");
      fill(database);
      assertEquals(1, rows(database));
    }
  }

  /** The first attempt may still meet a connection of before; a bounded number of others not. */
  private static long eventually(Database database) throws StoreUnavailable {
    Optional<StoreUnavailable> last = Optional.empty();
    for (int attempt = 0; attempt < 20; attempt++) {
      try {
        return number(database);
      } catch (StoreUnavailable e) {
        last = Optional.of(e);
      }
    }
    throw last.orElseThrow();
  }

  private static long number(Database database) throws StoreUnavailable {
    return database.write("testing", transaction -> transaction.number("change", 1));
  }

  private static long count(Database database) throws StoreUnavailable {
    return database.read(
        "testing",
        view ->
            view.sql()
                .resultQuery("select value from counter where name = 'change'")
                .fetchSingle(0, Long.class));
  }

  private static void fill(Database database) throws StoreUnavailable {
    database.write(
        "testing",
        transaction ->
            transaction
                .sql()
                .execute(
                    "insert into log_checkpoint (size, note) values (1, ?)", "x".repeat(100_000)));
  }

  private static int rows(Database database) throws StoreUnavailable {
    return database.read(
        "testing", view -> view.sql().fetch("select 1 from log_checkpoint").size());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path folder() throws Exception {
    return Files.createTempDirectory(folder, "node");
  }

  private static Postgres orSkip() {
    return switch (Postgres.start()) {
      case Result.Ok<Postgres>(Postgres server) -> server;
      case Result.Failed<Postgres>(List<Problem> problems) ->
          Assumptions.abort("skipped: " + problems.getFirst().sentence());
    };
  }
}
