package dev.ilk.registry.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.Offboard;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.people.Departed;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingTest {
  private final InMemoryStore store = new InMemoryStore();
  private final MemoryLeavers leavers = new MemoryLeavers();
  private final Room sessions = new Room("sessions");
  private final Room delegations = new Room("delegations");
  private final Directory directory = new Directory(store, store, 100, Duration.ofSeconds(10));
  private final Leaving leaving =
      new Leaving(
          store,
          directory,
          leavers,
          List.of(sessions, delegations),
          InstantSource.fixed(Samples.NOW));

  private final Workload api = Samples.workload("prod-payments-api");
  private final Human leaver = Samples.human(api.stewardship().contact());
  private final Human heir = Samples.human("hera");

  /** A room that may be away. */
  private static final class Room implements Belongings {
    private final String sort;
    final List<String> things = new ArrayList<>(List.of("one", "two"));
    boolean away;

    Room(String sort) {
      this.sort = sort;
    }

    @Override
    public String sort() {
      return sort;
    }

    @Override
    public List<String> of(Human person, Instant at) {
      return List.copyOf(things);
    }

    @Override
    public int end(Human person, Instant at) throws PartUnavailable {
      if (away) {
        throw new PartUnavailable(sort, new IOException("cut off"));
      }
      int ended = things.size();
      things.clear();
      return ended;
    }
  }

  @BeforeEach
  void enrol() throws Exception {
    add(api, leaver, heir);
  }

  private void add(dev.ilk.actor.Actor... actors) throws StoreUnavailable {
    for (dev.ilk.actor.Actor actor : actors) {
      assertTrue(
          store.write(
              new Batch(
                  store.catalogue().version(),
                  List.of(new Registered(actor, "", 0)),
                  List.of(),
                  List.of())));
    }
  }

  private void leave(Optional<Human> to) throws StoreUnavailable {
    leavers.name(leaver.id(), to.map(Human::id));
    Key key = Key.id(leaver.id());
    Registered found = store.find(Set.of(key)).get(key);
    assertTrue(store.replace(found.with(Departed.of((Human) found.actor()))));
    leavers.leave(leaver.id());
    directory.wrote(leaver.id());
  }

  private String contact() throws StoreUnavailable {
    Key key = Key.id(api.id());
    Id.Identity id = store.find(Set.of(key)).get(key).actor().id();
    return ((Workload) store.find(Set.of(Key.id(id))).get(key).actor()).stewardship().contact();
  }

  @Test
  void what_a_crash_interrupts_is_taken_up_again_with_the_heir_who_was_named() throws Exception {
    leave(Optional.of(heir));
    delegations.away = true;
    assertThrows(PartUnavailable.class, leaving::clearAll);
    assertEquals(1, leavers.gone(10).size());
    assertEquals(leaver.name(), contact());
    delegations.away = false;
    leaving.clearAll();
    assertEquals(List.of(), delegations.things);
    assertEquals(List.of(), sessions.things);
    assertEquals("hera", contact());
    assertEquals(List.of(), leavers.gone(10));
  }

  @Test
  void whoever_leaves_loses_everything_even_while_nobody_can_take_over() throws Exception {
    Human gone = Departed.of(heir);
    Key key = Key.id(heir.id());
    assertTrue(store.replace(store.find(Set.of(key)).get(key).with(gone)));
    leave(Optional.empty());
    leaving.clearAll();
    assertEquals(List.of(), sessions.things);
    assertEquals(1, leavers.gone(10).size(), "still to be handed on");
    add(Samples.human("newcomer"));
    leaving.clearAll();
    assertEquals("newcomer", contact());
    assertEquals(List.of(), leavers.gone(10));
  }

  @Test
  void what_would_happen_is_told_without_doing_it() throws Exception {
    Offboard.Told told = leaving.told(leaver, Optional.of(heir));
    assertEquals(List.of("one", "two"), told.ends().get("sessions"));
    assertEquals("hera", told.handovers().getFirst().to());
    assertEquals("heir", told.handovers().getFirst().because());
    assertEquals(2, sessions.things.size());
    assertEquals(leaver.name(), contact());
  }

  @Test
  void without_an_heir_somebody_of_the_team_takes_over() throws Exception {
    Offboard.Told told = leaving.told(leaver, Optional.empty());
    assertEquals("team", told.handovers().getFirst().because());
    assertEquals("hera", told.handovers().getFirst().to());
  }
}
