package dev.ilk.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Event;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LapsingTest {
  private static final Instant END = Samples.NOW.plus(Duration.ofDays(90));

  private Instant now = Samples.NOW;
  private final Ids ids = new Ids(() -> now);
  private final InMemoryStore registry = new InMemoryStore();
  private final MemoryLapseStore lapses = new MemoryLapseStore(registry);
  private final Directory directory =
      new Directory(registry, registry, 100, Duration.ofSeconds(10));
  private final List<Event> events = new ArrayList<>();
  private int takenBack;
  private int breaksAt = Integer.MAX_VALUE;
  private final Lapsing lapsing =
      new Lapsing(
          lapses,
          registry,
          directory,
          new Routines(this::append, new Minutes(ids, "n1"), ids, () -> now),
          () -> takenBack++,
          Schedule.DEFAULT,
          () -> now);

  private long append(Event event) throws JournalUnavailable {
    if (events.size() == breaksAt) {
      breaksAt = Integer.MAX_VALUE;
      throw new JournalUnavailable("cut off", new IOException());
    }
    events.add(event);
    return events.size() - 1;
  }

  private Machine add(String name) throws StoreUnavailable {
    Machine machine = Samples.workload(name);
    write(machine);
    return machine;
  }

  private void write(Machine machine) throws StoreUnavailable {
    List<Registered> all = List.of(new Registered(machine, "", 0));
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                all,
                List.of(Samples.trust("rule-" + machine.name(), machine.subject())),
                List.of())));
  }

  private Machine stored(Machine machine) throws StoreUnavailable {
    Key key = Key.id(machine.id());
    return (Machine) registry.find(Set.of(key)).get(key).actor();
  }

  private void at(Duration beforeEnd) throws Exception {
    now = END.minus(beforeEnd);
    lapsing.run();
  }

  private List<String> done() {
    return events.stream()
        .filter(event -> event.result() == Event.Result.DONE)
        .map(Event::action)
        .toList();
  }

  @Test
  void an_identity_is_warned_twice_then_restricted_then_stopped_then_over() throws Exception {
    Machine machine = add("prod-payments-api");
    at(Duration.ofDays(31));
    assertEquals(List.of(), events);
    at(Duration.ofDays(30));
    assertEquals(List.of("WarnExpiry"), done());
    at(Duration.ofDays(8));
    assertEquals(1, done().size());
    at(Duration.ofDays(7));
    assertEquals(List.of("WarnExpiry", "WarnExpiry"), done());
    assertEquals(Status.ACTIVE, stored(machine).status());
    at(Duration.ofDays(3));
    assertEquals(Status.RESTRICTED, stored(machine).status());
    assertEquals(0, takenBack);
    at(Duration.ZERO);
    assertEquals(Status.REVOKED, stored(machine).status());
    assertEquals(1, takenBack);
    at(Duration.ofDays(-13));
    assertEquals(Status.REVOKED, stored(machine).status());
    assertEquals(1, registry.catalogue().trustRules().size());
    at(Duration.ofDays(-14));
    assertEquals(Status.ENDED, stored(machine).status());
    assertEquals(List.of(), registry.catalogue().trustRules(), "nobody vouches for it any more");
    at(Duration.ofDays(-100));
    assertEquals(
        List.of("WarnExpiry", "WarnExpiry", "RestrictExpiring", "StopExpired", "EndExpired"),
        done());
    assertTrue(events.stream().allMatch(event -> event.actor().isEmpty()), "a rule did it");
    assertEquals(List.of("ilk:owners-are-warned"), events.getFirst().verdict().policies());
    assertEquals(Event.Result.INTENT, events.getFirst().result());
  }

  @Test
  void a_clock_that_jumps_skips_no_step_and_takes_nothing_back_at_once() throws Exception {
    Machine machine = add("prod-payments-api");
    at(Duration.ofDays(-50));
    lapsing.run();
    lapsing.run();
    lapsing.run();
    assertEquals(List.of("WarnExpiry", "WarnExpiry", "RestrictExpiring"), done());
    assertEquals(Status.RESTRICTED, stored(machine).status());
    assertFalse(stored(machine).standsAt(now), "though its end is its end");
    now = Samples.NOW.plusSeconds(60);
    lapsing.run();
    assertEquals(3, done().size(), "the clock went back, and nothing more follows");
    assertTrue(stored(machine).standsAt(now));
    at(Duration.ofDays(-53));
    assertEquals("StopExpired", done().getLast());
    at(Duration.ofDays(-66));
    assertEquals("StopExpired", done().getLast(), "kept for as long as ever");
    at(Duration.ofDays(-67));
    assertEquals("EndExpired", done().getLast());
  }

  @Test
  void a_short_life_is_warned_of_late_in_proportion() throws Exception {
    Machine sample = Samples.workload("prod-nightly");
    Machine machine =
        sample.in(
            Status.ACTIVE,
            sample.stewardship(),
            sample.created().plus(Duration.ofDays(9)),
            sample.scopes());
    write(machine);
    now = machine.end().minus(Duration.ofDays(3)).minusSeconds(1);
    lapsing.run();
    assertEquals(List.of(), done());
    assertEquals(Stage.STANDING, lapses.find(machine.id()).orElseThrow().stage());
    now = machine.end().minus(Duration.ofDays(3));
    lapsing.run();
    assertEquals(List.of("WarnExpiry"), done());
    now = machine.end().minus(Duration.ofHours(7));
    lapsing.run();
    lapsing.run();
    assertEquals(List.of("WarnExpiry", "WarnExpiry", "RestrictExpiring"), done());
  }

  @Test
  void what_was_renewed_meanwhile_is_left_alone() throws Exception {
    Machine machine = add("prod-payments-api");
    at(Duration.ofDays(3));
    lapsing.run();
    lapsing.run();
    assertEquals(Status.RESTRICTED, stored(machine).status());
    Key key = Key.id(machine.id());
    Registered stored = registry.find(Set.of(key)).get(key);
    Instant later = END.plus(Duration.ofDays(90));
    assertTrue(
        registry.replace(
            stored.with(
                machine.in(Status.ACTIVE, machine.stewardship(), later, machine.scopes()))));
    at(Duration.ZERO);
    assertEquals(Status.ACTIVE, stored(machine).status());
    now = later.minus(Duration.ofDays(30));
    lapsing.run();
    assertEquals("WarnExpiry", done().getLast(), "its next end begins anew");
  }

  @Test
  void wherever_it_is_cut_off_another_node_goes_on() throws Exception {
    for (int step = 0; step < 4; step++) {
      Machine machine = add("prod-api" + step);
      lapses.note(
          new Lapse(
              machine.id(),
              machine.end(),
              Stage.WARNED,
              Duration.ofDays(7),
              now,
              END.minus(Duration.ofDays(3))));
      breaksAt = events.size() + step;
      now = END.minus(Duration.ofDays(3));
      if (step < 2) {
        assertThrows(JournalUnavailable.class, lapsing::run);
      } else {
        lapsing.run();
      }
      breaksAt = Integer.MAX_VALUE;
      now = now.plus(Duration.ofMinutes(11));
      lapsing.run();
      assertEquals(Status.RESTRICTED, stored(machine).status());
      assertEquals(Stage.RESTRICTED, lapses.find(machine.id()).orElseThrow().stage());
      now = Samples.NOW;
    }
  }

  @Test
  void while_another_node_has_the_turn_nothing_is_done() throws Exception {
    add("prod-payments-api");
    assertTrue(lapses.takeTurn(END.minusSeconds(9), END.plusSeconds(600)));
    at(Duration.ZERO);
    assertEquals(List.of(), events);
  }
}
