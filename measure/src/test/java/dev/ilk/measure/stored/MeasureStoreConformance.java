package dev.ilk.measure.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every place for numbers must do. */
public abstract class MeasureStoreConformance {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Id.Identity ONE = new Ids(() -> NOON).identity();
  private static final Id.Identity OTHER = new Ids(() -> NOON).identity();

  /** An empty store. */
  protected abstract MeasureStore store();

  /** The same as another node has it. */
  protected abstract MeasureStore elsewhere();

  private static Cell cell(LocalDate day, Counter counter, String environment, String team) {
    return new Cell(day, counter, environment, team, Kind.WORKLOAD, 0);
  }

  private static MeasureStore.Step step(long from, long to, Cell cell, long number) {
    Counts counts = new Counts();
    counts.add(cell, number);
    return new MeasureStore.Step(
        from, to, NOON.plusSeconds(to), counts, Map.of(), Map.of(), Map.of());
  }

  private static MeasureQuery query(LocalDate from, LocalDate to) {
    return new MeasureQuery(from, to, Optional.empty(), Optional.empty());
  }

  private static MeasureStore.Look look(Instant at, Cell cell, long number) {
    Counts counts = new Counts();
    counts.add(cell, number);
    return new MeasureStore.Look(at, 3, 2, counts);
  }

  @Test
  void it_begins_at_the_beginning_of_the_record() throws Exception {
    assertEquals(
        new MeasureStore.Progress(0, Optional.empty(), Optional.empty()), store().progress());
    assertEquals(Map.of(), store().read(query(DAY, DAY)));
  }

  @Test
  void what_is_counted_is_added_and_seen_on_every_node() throws Exception {
    Cell cell = cell(DAY, Counter.EXCHANGES, "", Cell.ALL);
    assertTrue(store().add(step(0, 5, cell, 2)));
    assertTrue(elsewhere().add(step(5, 9, cell, 3)));
    assertEquals(Map.of(cell, 5L), store().read(query(DAY, DAY)));
    assertEquals(9, store().progress().place());
    assertEquals(Optional.of(NOON.plusSeconds(9)), store().progress().counted());
  }

  @Test
  void the_same_events_are_never_counted_twice() throws Exception {
    Cell cell = cell(DAY, Counter.EXCHANGES, "", Cell.ALL);
    assertTrue(store().add(step(0, 5, cell, 2)));
    assertFalse(elsewhere().add(step(0, 5, cell, 2)));
    assertFalse(store().add(step(6, 7, cell, 2)), "and none is left out");
    assertEquals(Map.of(cell, 2L), store().read(query(DAY, DAY)));
  }

  @Test
  void of_nodes_that_count_at_once_each_event_is_counted_by_one() throws Exception {
    Cell cell = cell(DAY, Counter.EXCHANGES, "", Cell.ALL);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> nodes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        MeasureStore node = i % 2 == 0 ? store() : elsewhere();
        nodes.add(() -> {
          for (long from = node.progress().place(); from < 40; from = node.progress().place()) {
            node.add(step(from, from + 1, cell, 1));
          }
          return true;
        });
      }
      for (Future<Boolean> done : threads.invokeAll(nodes)) {
        assertTrue(done.get());
      }
    }
    assertEquals(Map.of(cell, 40L), store().read(query(DAY, DAY)));
  }

  @Test
  void environments_are_added_up_unless_one_is_asked_for() throws Exception {
    Counts counts = new Counts();
    counts.add(cell(DAY, Counter.TOKENS, "prod", Cell.ALL), 2);
    counts.add(cell(DAY, Counter.TOKENS, "prod", "payments"), 2);
    counts.add(cell(DAY, Counter.TOKENS, "staging", Cell.ALL), 3);
    store().add(new MeasureStore.Step(0, 1, NOON, counts, Map.of(), Map.of(), Map.of()));
    assertEquals(
        Map.of(cell(DAY, Counter.TOKENS, "", Cell.ALL), 5L), store().read(query(DAY, DAY)));
    MeasureQuery prod =
        new MeasureQuery(DAY, DAY, Optional.of(new Environment("prod")), Optional.empty());
    assertEquals(Map.of(cell(DAY, Counter.TOKENS, "", Cell.ALL), 2L), store().read(prod));
    MeasureQuery payments =
        new MeasureQuery(DAY, DAY, Optional.empty(), Optional.of(new Team("payments")));
    assertEquals(Map.of(cell(DAY, Counter.TOKENS, "", "payments"), 2L), store().read(payments));
  }

  @Test
  void days_outside_the_time_are_left_out() throws Exception {
    Counts counts = new Counts();
    for (int i = 0; i < 4; i++) {
      counts.add(cell(DAY.minusDays(i), Counter.TOKENS, "", Cell.ALL), 1 + i);
    }
    store().add(new MeasureStore.Step(0, 1, NOON, counts, Map.of(), Map.of(), Map.of()));
    Map<Cell, Long> read = store().read(query(DAY.minusDays(2), DAY.minusDays(1)));
    assertEquals(
        Map.of(
            cell(DAY.minusDays(1), Counter.TOKENS, "", Cell.ALL), 2L,
            cell(DAY.minusDays(2), Counter.TOKENS, "", Cell.ALL), 3L),
        read);
  }

  @Test
  void a_later_look_replaces_an_earlier_one_of_the_day_and_nothing_else() throws Exception {
    Cell flowing = cell(DAY, Counter.TOKENS, "", Cell.ALL);
    Cell before = cell(DAY, Counter.IDENTITIES, "prod", Cell.ALL);
    Cell after = cell(DAY, Counter.IDENTITIES, "staging", Cell.ALL);
    store().add(step(0, 1, flowing, 7));
    assertTrue(store().replace(look(NOON, before, 5)));
    assertTrue(elsewhere().replace(look(NOON.plusSeconds(60), after, 4)));
    assertFalse(store().replace(look(NOON.plusSeconds(30), before, 9)));
    Cell standing = cell(DAY, Counter.IDENTITIES, "", Cell.ALL);
    assertEquals(Map.of(flowing, 7L, standing, 4L), store().read(query(DAY, DAY)));
    assertEquals(Optional.of(NOON.plusSeconds(60)), store().progress().taken());
  }

  @Test
  void looks_of_other_days_stay() throws Exception {
    Instant yesterday = NOON.minus(Duration.ofDays(1));
    store().replace(look(yesterday, cell(DAY.minusDays(1), Counter.IDENTITIES, "", ""), 5));
    store().replace(look(NOON, cell(DAY, Counter.IDENTITIES, "", ""), 4));
    List<MeasureStore.Look> looks = elsewhere().looks(DAY.minusDays(1), DAY);
    assertEquals(List.of(yesterday, NOON), looks.stream().map(MeasureStore.Look::at).toList());
    assertEquals(3, looks.getFirst().sources());
    assertEquals(2, looks.getFirst().sourcesRead());
    assertEquals(2, store().read(query(DAY.minusDays(1), DAY)).size());
    assertEquals(1, store().looks(DAY, DAY).size());
  }

  @Test
  void the_last_use_is_the_latest_that_was_seen() throws Exception {
    Counts none = new Counts();
    store().add(new MeasureStore.Step(0, 1, NOON, none, Map.of(ONE, NOON), Map.of(), Map.of()));
    store()
        .add(
            new MeasureStore.Step(
                1, 2, NOON, none, Map.of(ONE, NOON.minusSeconds(9)), Map.of(), Map.of()));
    assertEquals(Map.of(ONE, NOON), elsewhere().lastUses(Set.of(ONE, OTHER)));
    assertEquals(Map.of(), store().lastUses(Set.of()));
  }

  @Test
  void one_node_has_the_work_at_a_time() throws Exception {
    assertTrue(store().claim(NOON, NOON.plusSeconds(50)));
    assertFalse(elsewhere().claim(NOON.plusSeconds(49), NOON.plusSeconds(99)));
    assertTrue(elsewhere().claim(NOON.plusSeconds(50), NOON.plusSeconds(99)));
  }
}
