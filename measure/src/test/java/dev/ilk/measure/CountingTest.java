package dev.ilk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Ids;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.MemoryMeasureStore;
import dev.ilk.record.Event;
import dev.ilk.record.log.MemoryLogStore;
import dev.ilk.record.log.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** However the record is counted, it comes to what counting it at one go comes to. */
class CountingTest {
  private static final List<String> ACTIONS =
      List.of(
          "ExchangeToken",
          "Revoke",
          "RotateKeys",
          "ReportAction",
          "ApproveAction",
          "ReportDeployment",
          "SomethingNew");
  private static final Set<String> PRIVILEGED = Set.of("RotateKeys", "Revoke");

  private final MemoryLogStore log = new MemoryLogStore();
  private final MemoryMeasureStore measures = new MemoryMeasureStore();
  private final List<Event> events = new ArrayList<>();

  private Counting counting() {
    return new Counting(log, measures, new Acts.Three(), PRIVILEGED);
  }

  private static Event event(Random random) {
    Instant asked = Acts.NOON.minusSeconds(random.nextInt(3 * 86_400));
    List<Actor> all = List.of(Acts.API, Acts.HELPER, Acts.ADA);
    Actor actor = all.get(random.nextInt(all.size()));
    Event.Result result = Event.Result.values()[random.nextInt(Event.Result.values().length)];
    Acts.Act act =
        Acts.Act.of(
            ACTIONS.get(random.nextInt(ACTIONS.size())),
            result,
            actor,
            random.nextBoolean()
                ? Acts.token(Duration.ofSeconds(random.nextInt(3600)))
                : Acts.action(
                    random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(
                            new Ids(() -> asked.minusSeconds(random.nextInt(900))).token()),
                    "workload",
                    Acts.API.name(),
                    random.nextBoolean() ? "deployed" : "started",
                    "v" + random.nextInt(9)));
    if (actor.equals(Acts.ADA)) {
      act = act.proven(Acts.signedIn(random.nextBoolean() ? "phr" : "", random.nextBoolean()));
    }
    if (result == Event.Result.UNPROVEN) {
      act = act.byNobody(Acts.failed(Kind.values()[random.nextInt(3)]));
    }
    return act.at(asked, asked.plusMillis(random.nextInt(5_000)));
  }

  private void happen(Random random, int count) {
    for (int i = 0; i < count; i++) {
      Event event = event(random);
      log.entries.add(Acts.stored(event, events.size()));
      events.add(event);
    }
  }

  private void assertCountedOnce() throws Exception {
    Tally whole = new Tally(new Acts.Three(), PRIVILEGED);
    for (Event event : events) {
      whole.count(event);
    }
    Counts expected = whole.counts();
    assertEquals(expected.numbers(), measures.numbers);
    assertEquals(whole.uses(), measures.uses);
    assertEquals(events.size(), measures.progress().place());
  }

  @Test
  void counting_on_comes_to_what_counting_from_the_beginning_comes_to() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      for (int part = 0; part < 5; part++) {
        happen(random, random.nextInt(400));
        // Stopped early, as by a crash, and begun again by who knows nothing of it.
        counting().run(random.nextInt(300));
      }
      counting().run(Long.MAX_VALUE);
      assertCountedOnce();
    }
    assertFalse(measures.numbers.isEmpty());
  }

  @Test
  void nodes_that_count_at_once_count_nothing_twice() throws Exception {
    happen(new Random(42), 3_000);
    try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
      Callable<Long> node = () -> counting().run(Long.MAX_VALUE);
      long counted = 0;
      for (Future<Long> one : nodes.invokeAll(List.of(node, node, node))) {
        counted += one.get();
      }
      assertEquals(events.size(), counted);
    }
    assertCountedOnce();
  }

  @Test
  void it_stops_when_it_has_done_enough() throws Exception {
    happen(new Random(1), 1_000);
    assertEquals(256, counting().run(1));
    assertEquals(256, measures.progress().place());
  }

  @Test
  void an_entry_that_cannot_be_read_is_told_and_not_passed_over() throws Exception {
    happen(new Random(1), 300);
    StoredEntry good = log.entries.get(290);
    log.entries.set(
        290,
        new StoredEntry(
            290, Bytes.utf8("{\"v\":2}"), good.hash(), Optional.empty(), Optional.empty()));
    PartUnavailable told =
        assertThrows(PartUnavailable.class, () -> counting().run(Long.MAX_VALUE));
    assertTrue(told.getMessage().contains("entry 290"), told.getMessage());
    assertEquals(256, measures.progress().place());
  }
}
