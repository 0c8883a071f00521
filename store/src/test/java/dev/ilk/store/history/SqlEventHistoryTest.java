package dev.ilk.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.decide.EventHistory;
import dev.ilk.decide.EventHistory.Kept;
import dev.ilk.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SqlEventHistoryTest {
  private static final HistoryKey ADA = new HistoryKey("actor", "ada");
  private static final HistoryKey MAIN = new HistoryKey("tenant", "prod/main");

  abstract static class OnDatabase {
    private final TestDatabase.Kind kind;
    private TestDatabase test;
    private EventHistory history;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      history = test.node().history();
    }

    @AfterEach
    void close() {
      test.close();
    }

    private static SortedSet<HistoryKey> keys(HistoryKey... keys) {
      return new TreeSet<>(List.of(keys));
    }

    private static Instant second(int n) {
      return TestDatabase.NOW.plusSeconds(n);
    }

    private long append(EventHistory to, HistoryKey key, String request, int second)
        throws Exception {
      return to.holding(
          keys(key),
          held -> held.append(key, request, second(second), "{\"é\":\"" + request + "\"}"));
    }

    private List<Kept> read(HistoryKey key, long place, int since) throws Exception {
      return history.holding(keys(key), held -> held.after(key, place, second(since)));
    }

    @Test
    void events_are_read_in_their_order_from_a_place_and_a_time() throws Exception {
      assertEquals(1, append(history, ADA, "r1", 0));
      assertEquals(2, append(history, ADA, "r2", 10));
      assertEquals(1, append(history, MAIN, "r2", 10));
      assertEquals(3, append(history, ADA, "r3", 10));
      assertEquals(List.of(1L, 2L, 3L), read(ADA, 0, 0).stream().map(Kept::place).toList());
      assertEquals(List.of(3L), read(ADA, 2, 0).stream().map(Kept::place).toList());
      assertEquals(List.of(2L, 3L), read(ADA, 0, 10).stream().map(Kept::place).toList());
      assertEquals(new Kept(1, second(10), "{\"é\":\"r2\"}"), read(MAIN, 0, 0).getFirst());
    }

    @Test
    void a_history_survives_a_restart() throws Exception {
      append(history, ADA, "r1", 0);
      test.closeNodes();
      history = test.node().history();
      assertEquals(2, append(history, ADA, "r2", 1));
      assertEquals(2, read(ADA, 0, 0).size());
    }

    @Test
    void work_that_fails_appends_nothing() throws Exception {
      assertThrows(
          IllegalStateException.class,
          () ->
              history.holding(
                  keys(ADA),
                  held -> {
                    held.append(ADA, "r1", second(0), "{}");
                    throw new IllegalStateException("on purpose");
                  }));
      assertEquals(List.of(), read(ADA, 0, 0));
      assertEquals(1, append(history, ADA, "r2", 0));
    }

    @Test
    void a_history_that_is_not_held_cannot_be_read() {
      assertThrows(
          NullPointerException.class,
          () -> history.holding(keys(ADA), held -> held.after(MAIN, 0, second(0))));
    }

    @Test
    void a_request_is_found_in_all_its_histories() throws Exception {
      append(history, ADA, "r1", 0);
      append(history, MAIN, "r1", 0);
      append(history, ADA, "r2", 0);
      assertEquals(keys(ADA, MAIN), new TreeSet<>(history.with("r1")));
      assertEquals(List.of(), history.with("r9"));
      assertEquals(1, history.holding(keys(ADA), held -> held.of(ADA, "r1")).size());
    }

    @Test
    void places_go_on_after_old_events_were_forgotten() throws Exception {
      append(history, ADA, "r1", 0);
      append(history, ADA, "r2", 60);
      assertEquals(2, history.prune(second(61)));
      assertEquals(3, append(history, ADA, "r3", 62));
      assertEquals(1, read(ADA, 0, 0).size());
    }

    @Test
    void nodes_take_turns_at_a_history() throws Exception {
      List<EventHistory> nodes = List.of(history, test.node().history());
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 60; i++) {
          EventHistory node = nodes.get(i % 2);
          SortedSet<HistoryKey> keys = i % 3 == 0 ? keys(MAIN, ADA) : keys(ADA);
          threads.submit(() ->
              node.holding(
                  keys,
                  held -> {
                    int seen = held.after(ADA, 0, second(0)).size();
                    long place = held.append(ADA, "r", second(0), "{}");
                    assertEquals(seen + 1, place);
                    return place;
                  }));
        }
      }
      assertEquals(60, read(ADA, 0, 0).size());
    }
  }

  @Nested
  class OnSqlite extends OnDatabase {
    OnSqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class OnPostgresql extends OnDatabase {
    OnPostgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
