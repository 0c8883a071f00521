package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.JournalUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutinesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Environment PROD = new Environment("prod");
  private static final Routines.Due DUE =
      new Routines.Due(
              "RemoveUnusedApp",
              "App",
              "app-1",
              "ilk:unused-apps-end",
              "no token was got for 90 days",
              Map.of("name", "Ledger"))
          .in(PROD);

  private final Ids ids = new Ids(() -> NOW);
  private final List<Event> log = new ArrayList<>();
  private boolean away;
  private final Routines routines =
      new Routines(this::append, new Minutes(ids, "node-1"), ids, () -> NOW);

  private long append(Event event) throws JournalUnavailable {
    if (away) {
      throw new JournalUnavailable("the disk is full");
    }
    log.add(event);
    return log.size();
  }

  private List<Event.Result> results() {
    return log.stream().map(Event::result).toList();
  }

  @Test
  void it_is_announced_before_and_told_after_by_the_rule_and_where() throws Exception {
    routines.run(
        DUE,
        () -> {
          assertEquals(List.of(Event.Result.INTENT), results());
          return Map.of("tokens", "3");
        });
    assertEquals(List.of(Event.Result.INTENT, Event.Result.DONE), results());
    Event done = log.getLast();
    assertEquals(Optional.of(log.getFirst().id()), done.intent());
    assertEquals(log.getFirst().correlation(), done.correlation());
    assertEquals(Optional.of(PROD), done.scene().environment());
    assertEquals(Optional.empty(), done.actor());
    assertEquals(List.of("ilk:unused-apps-end"), done.verdict().policies());
  }

  @Test
  void what_is_not_due_any_more_was_not_done() throws Exception {
    assertFalse(routines.attempt(DUE, Optional::empty));
    assertEquals(List.of(Event.Result.INTENT, Event.Result.REFUSED), results());
    assertEquals("not_due", log.getLast().verdict().code());
    assertTrue(routines.attempt(DUE, () -> Optional.of(Map.of())));
  }

  @Test
  void what_a_broken_part_did_not_do_is_told_as_failed() {
    assertThrows(
        PartUnavailable.class,
        () ->
            routines.run(
                DUE,
                () -> {
                  throw new PartUnavailable("the store is away");
                }));
    assertEquals(List.of(Event.Result.INTENT, Event.Result.FAILED), results());
  }

  @Test
  void nothing_is_done_that_cannot_be_announced() {
    away = true;
    assertThrows(
        JournalUnavailable.class,
        () ->
            routines.run(
                DUE,
                () -> {
                  throw new AssertionError("done without a word");
                }));
    assertEquals(List.of(), log);
  }
}
