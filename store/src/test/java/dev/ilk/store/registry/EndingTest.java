package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.elevation.ElevationStoreConformance;
import dev.ilk.elevation.StoredElevation;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Faults;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends a power to act takes its tokens back in the same step. */
class EndingTest {
  private final Workload workload = Samples.workload("prod-payments-api");

  @ParameterizedTest
  @EnumSource
  void an_identity_that_is_ended_by_a_declaration_loses_its_tokens(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      write(node.registry(), 0, enrolled());
      assertEquals(List.of(), revocations(node));
      write(node.registry(), 1, enrolled().in(Status.ENDED));
      assertEquals(List.of(Revocation.ofIdentity(workload, TestDatabase.NOW)), revocations(node));
      write(node.registry(), 2, enrolled().in(Status.ENDED));
      assertEquals(1, revocations(node).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_identity_that_is_replaced_by_a_revoked_one_loses_its_tokens(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      write(node.registry(), 0, enrolled());
      assertTrue(node.registry().replace(stored(node)));
      assertEquals(List.of(), revocations(node));
      assertTrue(node.registry().replace(stored(node).in(Status.REVOKED)));
      assertEquals(List.of(Revocation.ofIdentity(workload, TestDatabase.NOW)), revocations(node));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revoked_identity_cannot_be_replaced_by_what_was_read_before(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      write(node.registry(), 0, enrolled());
      Registered before = stored(node);
      node.revocations().revokeIdentity(Revocation.ofIdentity(workload, TestDatabase.NOW));
      assertFalse(node.registry().replace(before));
      assertFalse(
          node.registry().write(new Batch(1, List.of(before), List.of(), List.of())),
          "a plan worked out before the revocation");
      assertEquals(Status.REVOKED, stored(node).actor().status());
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_person_who_leaves_loses_what_was_taken_up_and_gets_nothing_back(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      Registered ada = new Registered(Samples.human("ada"), "acme", 0);
      write(node.registry(), 0, ada);
      Id.Identity id = ada.actor().id();
      StoredElevation asked = ElevationStoreConformance.asked(id, TestDatabase.NOW);
      StoredElevation waits = ElevationStoreConformance.asked(id, TestDatabase.NOW);
      StoredElevation others =
          ElevationStoreConformance.asked(Samples.IDS.identity(), TestDatabase.NOW);
      node.elevations().add(begun(asked));
      node.elevations().add(waits);
      node.elevations().add(begun(others));
      assertEquals(2, test.node().elevations().holding(TestDatabase.NOW).size());
      long seen = node.changes().latest();
      node.revocations().revokeIdentity(Revocation.ofIdentity(ada.actor(), TestDatabase.NOW));
      assertEquals(
          List.of(others.id()),
          test.node().elevations().holding(TestDatabase.NOW).stream().map(Elevation::id).toList());
      assertEquals(
          2,
          node.changes().after(seen, 10).stream()
              .filter(change -> change.topic() == Topic.ELEVATION)
              .count());
      StoredElevation read = node.elevations().find(waits.id()).orElseThrow();
      assertTrue(read.ended().isPresent());
      assertFalse(node.elevations().replace(waits, begun(waits)), "it cannot begin any more");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_person_whom_a_declaration_ends_loses_what_was_taken_up(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      Registered ada = new Registered(Samples.human("ada"), "acme", 0);
      write(node.registry(), 0, ada);
      node.elevations()
          .add(begun(ElevationStoreConformance.asked(ada.actor().id(), TestDatabase.NOW)));
      write(node.registry(), 1, ada.in(Status.ENDED));
      assertEquals(List.of(), test.node().elevations().holding(TestDatabase.NOW));
    }
  }

  private static StoredElevation begun(StoredElevation asked) {
    return new StoredElevation(
        asked.id(),
        asked.asked(),
        Optional.of(new StoredElevation.Begun(TestDatabase.NOW, List.of())),
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void a_delegation_that_is_ended_loses_its_tokens(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      Delegation delegation =
          Samples.delegation(Samples.IDS.identity(), Samples.IDS.identity(), Samples.NOW);
      node.delegations().add(delegation);
      assertTrue(node.delegations().end(delegation.id()));
      assertFalse(node.delegations().end(delegation.id()));
      assertEquals(
          List.of(Revocation.ofDelegation(delegation, TestDatabase.NOW)), revocations(node));
      assertTrue(
          node.changes().after(0, 10).stream()
              .anyMatch(change -> change.topic() == Topic.REVOCATION));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_revocation_that_is_not_stored_leaves_the_identity_active(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      Stores node = test.node(faults);
      write(node.registry(), 0, enrolled());
      Revocation revocation = Revocation.ofIdentity(workload, TestDatabase.NOW);
      faults.failNextCommit();
      assertThrows(StoreUnavailable.class, () -> node.revocations().revokeIdentity(revocation));
      assertEquals(Status.ACTIVE, stored(node).actor().status());
      assertEquals(List.of(), revocations(node));
      faults.loseNextReply();
      assertThrows(StoreUnavailable.class, () -> node.revocations().revokeIdentity(revocation));
      assertEquals(Status.REVOKED, stored(node).actor().status());
      assertEquals(List.of(revocation), revocations(node));
    }
  }

  private Registered enrolled() {
    return new Registered(workload, "acme", 0);
  }

  private static void write(RegistryStore registry, long version, Registered one)
      throws StoreUnavailable {
    assertTrue(registry.write(new Batch(version, List.of(one), List.of(), List.of())));
  }

  private Registered stored(Stores node) throws StoreUnavailable {
    Key key = Key.id(workload.id());
    return node.registry().find(Set.of(key)).get(key);
  }

  private static List<Revocation> revocations(Stores node) throws StoreUnavailable {
    return node.revocations().after(0, 10).stream()
        .map(RevocationStore.Numbered::revocation)
        .toList();
  }
}
