package dev.ilk.store.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Retired;
import dev.ilk.lifecycle.RetiredStore;
import dev.ilk.lifecycle.Retirement;
import dev.ilk.lifecycle.Retiring;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.DelegationStore;
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
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An agent is taken out of use, and the node dies at every call of the store in turn, before and
 * after it took place. Another node finishes, and nothing of the agent holds.
 */
class RetirementCrashTest {
  private Instant now = Samples.NOW;

  private Retiring node(RegistryStore registry, DelegationStore delegations, RetiredStore retired) {
    Ids ids = new Ids(() -> now);
    Directory directory = new Directory(registry, delegations, 100, Duration.ofSeconds(10));
    return new Retiring(
        retired,
        new Retirement(registry, delegations, retired, directory, () -> {}, () -> now),
        new Routines(event -> 0, new Minutes(ids, "n1"), ids, () -> now),
        () -> now);
  }

  private Agent add(Stores stores, int number) throws StoreUnavailable {
    Agent agent = Samples.agent(Samples.PROD, "prod-helper" + number);
    Declared rule = Samples.trust("helper-" + number, agent.subject());
    RegistryStore registry = stores.registry();
    assertTrue(
        registry.write(
            new Batch(
                registry.catalogue().version(),
                List.of(new Registered(agent, "", 0)),
                List.of(rule),
                List.of())));
    stores.delegations().add(Samples.delegation(Samples.IDS.identity(), agent.id(), now));
    stores
        .governance()
        .retired()
        .note(
            new Retired(
                agent.id(),
                agent.subject(),
                Status.ACTIVE,
                List.of(rule),
                State.RUNNING,
                now.plus(Duration.ofDays(7))),
            now.minusSeconds(1));
    return agent;
  }

  private void assertGone(Stores stores, Machine agent) throws StoreUnavailable {
    Key key = Key.id(agent.id());
    assertEquals(Status.REVOKED, stores.registry().find(Set.of(key)).get(key).actor().status());
    assertTrue(
        stores.registry().catalogue().trustRules().stream()
            .noneMatch(rule -> rule.subject().equals(agent.subject())));
    assertEquals(List.of(), stores.delegations().holding(agent.id(), now, 10));
    Retired noted = stores.governance().retired().find(agent.id()).orElseThrow();
    assertEquals(State.DONE, noted.state());
    assertEquals(1, noted.rules().size(), "and it is known what undoing brings back");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void a_decommissioning_survives_a_crash_at_every_step(TestDatabase.Kind kind) throws Exception {
    Crashes.everywhere(
        kind,
        9,
        new Crashes.Case<Agent>() {
          @Override
          public Agent begin(Stores stores, int number) throws StoreUnavailable {
            Agent agent = add(stores, number);
            assertFalse(stores.delegations().holding(agent.id(), now, 10).isEmpty());
            return agent;
          }

          @Override
          public void dies(Stores stores, Dying dying) throws Exception {
            node(
                    dying.at(RegistryStore.class, stores.registry()),
                    dying.at(DelegationStore.class, stores.delegations()),
                    dying.at(RetiredStore.class, stores.governance().retired()))
                .run();
          }

          @Override
          public void finishes(Stores stores) throws Exception {
            now = now.plus(Duration.ofMinutes(3));
            node(stores.registry(), stores.delegations(), stores.governance().retired()).run();
          }

          @Override
          public void ended(Stores stores, Agent agent) throws StoreUnavailable {
            assertGone(stores, agent);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void one_node_alone_works_at_one_and_states_follow_each_other(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase database = TestDatabase.create(kind)) {
      Agent agent = add(database.node(), 1);
      RetiredStore store = database.node().governance().retired();
      RetiredStore other = database.node().governance().retired();
      Instant until = now.plusSeconds(60);
      assertEquals(Optional.of(agent.id()), store.claim(now, until).map(Retired::identity));
      assertEquals(Optional.empty(), other.claim(now, until));
      assertTrue(other.move(agent.id(), State.RUNNING, State.DONE));
      assertFalse(store.move(agent.id(), State.RUNNING, State.DONE));
      Instant due = now.plus(Duration.ofDays(7));
      assertEquals(Optional.empty(), store.claim(due.minusSeconds(1), due));
      assertEquals(State.DONE, store.claim(due, due.plusSeconds(9)).orElseThrow().state());
      assertTrue(store.move(agent.id(), State.DONE, State.FINAL));
      assertEquals(Optional.empty(), store.claim(due.plusSeconds(99), due.plusSeconds(999)));
    }
  }
}
