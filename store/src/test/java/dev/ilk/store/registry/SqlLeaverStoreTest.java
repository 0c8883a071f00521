package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.registry.leaving.LeaverStore.Leaver;
import dev.ilk.registry.people.Joined;
import dev.ilk.registry.people.PeopleStore.Written;
import dev.ilk.registry.people.Provisioned;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever stops being active is noted in the same step, by whatever write, and over a restart. */
class SqlLeaverStoreTest {
  private final Human alice = Samples.human("alice");
  private final Workload api = Samples.workload("prod-payments-api");

  private static void add(Stores node, Registered one) throws Exception {
    long version = node.registry().catalogue().version();
    assertTrue(node.registry().write(new Batch(version, List.of(one), List.of(), List.of())));
  }

  private static Registered stored(Stores node, Human human) throws Exception {
    Key key = Key.id(human.id());
    return node.registry().find(Set.of(key)).get(key);
  }

  @ParameterizedTest
  @EnumSource
  void every_way_of_leaving_is_noted_and_outlives_the_node(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      Human bob = Samples.human("bob");
      Human carol = Samples.human("carol");
      for (Human human : List.of(alice, bob, carol)) {
        add(node, new Registered(human, "", 0));
      }
      add(node, new Registered(api, "", 0));
      Provisioned dora = Joined.person(Joined.HR, Joined.facts("dora"), Joined.NOW);
      assertEquals(Written.DONE, node.people().write(dora));
      node.leavers().name(alice.id(), Optional.of(bob.id()));
      assertEquals(List.of(), node.leavers().gone(10));

      add(node, stored(node, alice).in(Status.ENDED));
      assertTrue(node.registry().replace(stored(node, bob).in(Status.REVOKED)));
      assertTrue(node.revocations().revokeIdentity(Revocation.ofIdentity(carol, TestDatabase.NOW)));
      Human gone = (Human) dora.registered().actor();
      Registered left = stored(node, gone).in(Status.REVOKED);
      assertEquals(
          Written.DONE, node.people().write(new Provisioned(dora.facts(), Joined.NOW, left)));
      node.revocations().revokeIdentity(Revocation.ofIdentity(api, TestDatabase.NOW));

      test.closeNodes();
      Stores next = test.node();
      assertEquals(
          Set.of(alice.id(), bob.id(), carol.id(), gone.id()),
          Set.copyOf(next.leavers().gone(10).stream().map(Leaver::person).toList()));
      assertEquals(Optional.of(bob.id()), next.leavers().heir(alice.id()));
      next.leavers().cleared(alice.id());
      assertEquals(3, next.leavers().gone(10).size());
    }
  }
}
