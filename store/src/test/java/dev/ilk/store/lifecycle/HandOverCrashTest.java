package dev.ilk.store.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Team;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.handover.Carrying;
import dev.ilk.lifecycle.handover.HandOverStore;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Dying;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A hand-over was accepted, and the node dies at every call of the store in turn, before and after
 * it took place. Another node finishes.
 */
class HandOverCrashTest {
  private static final Instant NOW = Samples.NOW;

  private static Carrying node(Stores stores, RegistryStore registry, HandOverStore handOvers) {
    Ids ids = new Ids(() -> NOW);
    return new Carrying(
        handOvers,
        registry,
        new Directory(registry, stores.delegations(), 100, Duration.ofSeconds(10)),
        new Routines(event -> 0, new Minutes(ids, "n1"), ids, () -> NOW),
        () -> NOW);
  }

  private static Machine accepted(Stores stores, int number) throws StoreUnavailable {
    Machine machine = Samples.workload("prod-api" + number);
    RegistryStore registry = stores.registry();
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                List.of(new Registered(machine, "", 0)),
                List.of(),
                List.of())));
    assertTrue(
        stores
            .governance()
            .handOvers()
            .begin(
                new HandOver(
                    machine.id(),
                    machine.subject(),
                    machine.stewardship().owner(),
                    new HandOver.ToTeam(new Team("search")),
                    "they run it",
                    Samples.IDS.identity(),
                    NOW,
                    NOW.plus(Duration.ofDays(14)),
                    State.ACCEPTED,
                    "olga")));
    return machine;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void what_was_accepted_changes_hands_whatever_crashes(TestDatabase.Kind kind) throws Exception {
    Crashes.everywhere(
        kind,
        7,
        new Crashes.Case<Machine>() {
          @Override
          public Machine begin(Stores stores, int number) throws StoreUnavailable {
            return accepted(stores, number);
          }

          @Override
          public void dies(Stores stores, Dying dying) throws Exception {
            node(
                    stores,
                    dying.at(RegistryStore.class, stores.registry()),
                    dying.at(HandOverStore.class, stores.governance().handOvers()))
                .run();
          }

          @Override
          public void finishes(Stores stores) throws Exception {
            node(stores, stores.registry(), stores.governance().handOvers()).run();
          }

          @Override
          public void ended(Stores stores, Machine machine) throws StoreUnavailable {
            Key key = Key.id(machine.id());
            Machine now = (Machine) stores.registry().find(Set.of(key)).get(key).actor();
            assertEquals("olga", now.stewardship().contact());
            assertEquals("search", now.stewardship().owner().name());
            assertEquals(
                State.DONE,
                stores.governance().handOvers().find(machine.id()).orElseThrow().state());
          }
        });
  }
}
