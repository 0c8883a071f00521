package dev.ilk.record.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.record.Samples;
import dev.ilk.record.entry.Draft;
import dev.ilk.record.log.Batch;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.MemoryLogStore;
import dev.ilk.record.tlog.Growth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final int EVENTS = 700;

  private final MemoryLogStore store = new MemoryLogStore();
  private final History history = new History(store);
  private Instant beginning = Instant.MAX;

  /** One event a second. */
  @BeforeEach
  void write_events() {
    Samples samples = new Samples();
    store.append(head -> {
      Growth growth = new Growth(head);
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        Draft draft = Draft.of(samples.issued());
        entries.add(draft.at(i));
        growth.add(entries.getLast().hash());
        beginning = i == 0 ? entries.getFirst().at() : beginning;
      }
      return new Batch(0, entries, growth.takeCompleted(), growth.frontier());
    });
  }

  private List<Long> found(long from, long to, int limit) {
    return history.between(beginning.plusSeconds(from), beginning.plusSeconds(to), limit).stream()
        .map(entry -> entry.index())
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  @Test
  void a_period_holds_its_first_instant_and_not_its_end() {
    assertEquals(range(100, 450), found(100, 450, 10_000));
  }

  @Test
  void of_many_events_the_latest_are_found() {
    assertEquals(range(397, 400), found(100, 400, 3));
  }

  @Test
  void a_period_may_reach_beyond_the_log() {
    assertEquals(range(0, EVENTS), found(-1_000, 10_000, 10_000));
    assertEquals(List.of(), found(5_000, 6_000, 10));
    assertEquals(List.of(), found(-6_000, -5_000, 10));
    assertEquals(List.of(), found(400, 300, 10));
  }

  @Test
  void an_empty_log_has_no_periods() {
    assertEquals(
        List.of(),
        new History(new MemoryLogStore()).between(beginning, beginning.plusSeconds(5), 10));
  }
}
