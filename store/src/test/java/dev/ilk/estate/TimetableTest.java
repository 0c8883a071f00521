package dev.ilk.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.discover.connect.Page;
import dev.ilk.discover.connect.SystemUnreadable;
import dev.ilk.estate.stored.Start;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.store.EstateStores;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sources that are read by themselves, on both databases. */
class TimetableTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private abstract static class OnDatabase {
    @RegisterExtension final FreshDatabase database;
    private final ServedSystem system = new ServedSystem();
    private final List<Event> record = new ArrayList<>();
    private Instant now = TestDatabase.NOW.truncatedTo(ChronoUnit.SECONDS);

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    @BeforeEach
    void add() throws Exception {
      add("sys");
    }

    private void add(String name) throws Exception {
      Rhythm hourly = new Rhythm(Optional.of(HOUR), Rhythm.WHOLE);
      estate().sources().add(new Source(name, "csv", Map.of(), "", "human:ada", now, hourly));
    }

    private EstateStores estate() {
      return database.node().estate();
    }

    /** A node that has just started. */
    private Timetable node() {
      EstateStores stores = database.other().estate();
      Discovering discovering =
          new Discovering(
              stores.sources(), stores.runs(), stores.accounts(), system, time -> {}, () -> now);
      Ids ids = new Ids(() -> now);
      Routines routines =
          new Routines(
              event -> {
                record.add(event);
                return record.size();
              },
              new Minutes(ids, "n1"),
              ids,
              () -> now);
      return new Timetable(stores.sources(), discovering, routines, () -> now);
    }

    private Turn turn() throws Exception {
      return estate().sources().turn("sys");
    }

    private List<Run> runs() throws Exception {
      return estate().runs().of("sys", 10);
    }

    @Test
    void a_source_is_read_when_its_time_comes_and_recorded_with_the_rule() throws Exception {
      assertTrue(node().next());
      assertFalse(node().next());
      assertEquals(List.of(Run.State.COMPLETE), runs().stream().map(Run::state).toList());
      Instant due = turn().due();
      assertTrue(due.isAfter(now.plus(HOUR.multipliedBy(8).dividedBy(10))), due::toString);
      assertFalse(due.isAfter(now.plus(HOUR)), due::toString);
      assertEquals(
          List.of(Event.Result.INTENT, Event.Result.DONE),
          record.stream().map(Event::result).toList());
      assertTrue(
          record.toString().contains("ilk:sources-are-read-in-their-rhythm"), record::toString);
      now = due;
      assertTrue(node().next());
      assertEquals(2, runs().size());
    }

    @Test
    void a_source_that_cannot_be_read_is_tried_more_and_more_rarely_and_says_why()
        throws Exception {
      system.served =
          cursor -> {
            throw new SystemUnreadable("it is away");
          };
      List<Duration> waits = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        assertTrue(node().next());
        waits.add(Duration.between(now, turn().due()));
        now = turn().due();
      }
      assertEquals(
          List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L),
          waits.stream().map(Duration::toMinutes).toList());
      assertEquals(9, turn().failures());
      assertEquals("it is away", turn().trouble());
      system.served = cursor -> new Page(List.of(), Optional.empty());
      assertTrue(node().next());
      assertEquals(0, turn().failures());
      assertEquals("", turn().trouble());
      assertEquals(1, runs().size(), "the open run was gone on with");
    }

    @Test
    void a_source_that_no_credential_opens_is_recorded_as_failed() throws Exception {
      system.refusal = Optional.of("there is no variable");
      assertTrue(node().next());
      assertEquals(Event.Result.FAILED, record.getLast().result());
      assertTrue(turn().trouble().contains("there is no variable"), turn().trouble());
    }

    @Test
    void a_long_reading_lets_others_have_their_turn() throws Exception {
      add("tiny");
      int[] pages = {0};
      system.served =
          cursor -> {
            now = now.plus(Discovering.SLICE).plusSeconds(1);
            return new Page(List.of(), Optional.of("p" + ++pages[0]));
          };
      assertTrue(node().next());
      assertEquals(Timetable.STRETCHES, pages[0]);
      assertEquals(now.plus(Timetable.SOON), turn().due());
      assertEquals(0, turn().failures());
      system.served = cursor -> new Page(List.of(), Optional.empty());
      assertTrue(node().next());
      assertEquals(1, estate().runs().of("tiny", 10).size());
    }

    @Test
    void what_somebody_reads_already_is_left_alone_and_is_no_failure() throws Exception {
      estate().runs().take("sys", Start.everything(false), now, now.plus(HOUR)).orElseThrow();
      assertTrue(node().next());
      assertEquals(new Turn(now.plus(Timetable.SOON), 0, ""), turn());
    }

    @Test
    void a_node_that_crashes_in_its_turn_leaves_it_to_another() throws Exception {
      system.served =
          cursor -> {
            throw new IllegalStateException("a bug");
          };
      Timetable crashing = node();
      assertThrows(IllegalStateException.class, crashing::next);
      assertFalse(node().next());
      now = now.plus(Timetable.CLAIM);
      system.served = cursor -> new Page(List.of(), Optional.empty());
      assertTrue(node().next());
      assertEquals(Run.State.COMPLETE, runs().getFirst().state());
    }

    @Test
    void a_doubtful_reading_is_told_and_tried_again() throws Exception {
      system.served = cursor -> DiscoveringTest.accounts(0, 60);
      assertTrue(node().next());
      system.served = cursor -> DiscoveringTest.accounts(0, 10);
      now = turn().due();
      assertTrue(node().next());
      assertEquals(1, turn().failures());
      assertTrue(turn().trouble().contains("--believe"), turn().trouble());
      // A person looked, and the next turn finds nothing wrong.
      Discovering asked =
          new Discovering(
              estate().sources(), estate().runs(), estate().accounts(), system, t -> {}, () -> now);
      asked.act(new RunDiscovery("sys", false, true, false));
      now = turn().due();
      assertTrue(node().next());
      assertEquals(0, turn().failures());
    }
  }

  @Nested
  class Sqlite extends OnDatabase {
    Sqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class Postgresql extends OnDatabase {
    Postgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
