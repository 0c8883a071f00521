package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Team;
import dev.ilk.gate.mass.MassPlan;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.mass.MassRun;
import dev.ilk.registry.mass.MassStore;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Dying;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A team is renamed, and the node dies at every call of the store in turn: before it took place,
 * and after it did but before anybody was told. Another node goes on, and nothing is lost or left
 * over.
 */
class MassChangeCrashTest {
  private static final Team PAYMENTS = new Team("payments");
  private static final Team BILLING = new Team("billing");
  private static final int MACHINES = 2;
  private static final int MOST_STEPS = 200;

  private Team old = PAYMENTS;
  private Team next = BILLING;
  private Instant now = Samples.NOW;
  private final Dying dying = new Dying();

  private static void write(RegistryStore store, List<Registered> all, List<Declared> declared)
      throws StoreUnavailable {
    assertTrue(store.write(new Batch(store.catalogue().version(), all, declared, List.of())));
  }

  private static Registered machine(int number) {
    return new Registered(Samples.workload("prod-payments-api" + number), "", 0);
  }

  private static void populate(Stores stores) throws StoreUnavailable {
    List<Registered> all = new ArrayList<>();
    IntStream.range(0, MACHINES).mapToObj(MassChangeCrashTest::machine).forEach(all::add);
    Human member = Samples.human("ada");
    assertTrue(member.teams().contains(PAYMENTS), "the sample is of the team");
    all.add(new Registered(member, "", 0));
    write(
        stores.registry(),
        all,
        List.of(new Declared.OfTeam(PAYMENTS), Samples.server("https://orders.example")));
  }

  private static List<Registered> all(Stores stores) throws StoreUnavailable {
    return stores
        .registry()
        .page(
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), "", "", Filter.MOST));
  }

  private MassPlan begin(Stores stores) throws StoreUnavailable {
    List<MassStore.Member> members =
        all(stores).stream()
            .map(one -> new MassStore.Member(one.actor().id(), one.actor().subject()))
            .toList();
    MassPlan plan =
        new MassPlan(
            Samples.IDS.massChange(),
            new MassPlan.RenameTeam(old, next),
            now,
            members.getFirst().identity(),
            "d".repeat(64),
            MassPlan.State.PLANNED,
            members.size(),
            0);
    stores.massChanges().add(plan, members);
    assertEquals(Optional.of(plan), stores.massChanges().find(plan.id()));
    stores.massChanges().begin(plan.id());
    return plan;
  }

  private MassRun node(RegistryStore registry, MassStore plans, Stores stores) {
    Directory directory =
        new Directory(registry, stores.delegations(), 100, Duration.ofSeconds(10));
    return new MassRun(registry, plans, directory, () -> now);
  }

  private void assertRenamed(Stores stores, MassPlan plan) throws StoreUnavailable {
    MassPlan done = stores.massChanges().find(plan.id()).orElseThrow();
    assertEquals(MassPlan.State.DONE, done.state());
    assertEquals(done.total(), done.done());
    Catalogue catalogue = stores.registry().catalogue();
    assertTrue(catalogue.teams().contains(next));
    assertFalse(catalogue.teams().contains(old), "the old name is gone");
    assertEquals(next, catalogue.servers().getFirst().owner());
    List<Registered> identities = all(stores);
    for (Registered one : identities) {
      switch (one.actor()) {
        case Human human -> {
          assertTrue(human.teams().contains(next), human.subject());
          assertFalse(human.teams().contains(old), human.subject());
        }
        case Machine machine -> assertEquals(next, machine.stewardship().owner());
      }
    }
    assertEquals(done.total(), identities.size(), "nobody is lost, and nobody is there twice");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void a_rename_survives_a_crash_at_every_step(TestDatabase.Kind kind) throws Exception {
    int crashes = 0;
    try (TestDatabase database = TestDatabase.create(kind)) {
      Stores first = database.node();
      Stores second = database.node();
      populate(first);
      boolean finished = false;
      for (int step = 0; !finished; step++) {
        assertTrue(step < MOST_STEPS, "it comes to its end");
        for (boolean took : List.of(false, true)) {
          MassPlan plan = begin(first);
          dying.at(step, took);
          RegistryStore registry = dying.at(RegistryStore.class, first.registry());
          MassStore plans = dying.at(MassStore.class, first.massChanges());
          try {
            node(registry, plans, first).resume();
            finished = true;
          } catch (StoreUnavailable killed) {
            crashes++;
          }
          // What the dead node had taken is free again after a while.
          now = now.plus(Duration.ofMinutes(3));
          node(second.registry(), second.massChanges(), second).resume();
          assertRenamed(second, plan);
          // The next time the team is called as before.
          Team was = old;
          old = next;
          next = was;
        }
      }
    }
    assertTrue(crashes > 2 * MACHINES, "it was killed at " + crashes + " places");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void who_joins_the_team_meanwhile_is_renamed_too(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase database = TestDatabase.create(kind)) {
      Stores stores = database.node();
      populate(stores);
      MassPlan plan = begin(stores);
      write(stores.registry(), List.of(machine(MACHINES)), List.of());
      node(stores.registry(), stores.massChanges(), stores).resume();
      assertRenamed(stores, plan);
      assertEquals(MACHINES + 2, stores.massChanges().find(plan.id()).orElseThrow().total());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.Kind.class)
  void one_node_alone_works_at_a_plan_and_only_once_it_was_begun(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase database = TestDatabase.create(kind)) {
      Stores stores = database.node();
      populate(stores);
      MassPlan plan = begin(stores);
      MassPlan idle =
          new MassPlan(
              Samples.IDS.massChange(),
              new MassPlan.MoveMachines(old, next, Optional.of("bob"), "api%"),
              now,
              plan.by(),
              "e".repeat(64),
              MassPlan.State.PLANNED,
              0,
              0);
      stores.massChanges().add(idle, List.of());
      assertEquals(Optional.of(idle), stores.massChanges().find(idle.id()));
      Instant until = now.plusSeconds(60);
      MassStore other = database.node().massChanges();
      assertEquals(
          Optional.of(plan.id()), stores.massChanges().claim(now, until).map(MassPlan::id));
      assertEquals(Optional.empty(), other.claim(now, until));
      assertEquals(
          Optional.of(plan.id()),
          other.claim(until.plusSeconds(1), until.plusSeconds(9)).map(MassPlan::id));
    }
  }
}
