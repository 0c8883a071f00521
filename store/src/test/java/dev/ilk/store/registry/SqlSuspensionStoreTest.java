package dev.ilk.store.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.RevocationStore.Numbered;
import dev.ilk.issue.revocation.Suspension;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.registry.stored.Samples;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlSuspensionStoreTest {
  private static final Suspension STAGING =
      new Suspension("env:staging", TestDatabase.NOW, "a drill");

  @ParameterizedTest
  @EnumSource
  void a_suspension_stands_until_it_is_lifted_and_is_told_to_all_nodes(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      node.suspensions().suspend(STAGING, List.of());
      assertEquals(List.of(STAGING), test.node().suspensions().all());
      long told = node.changes().latest();
      assertEquals(
          List.of("env:staging"),
          node.changes().after(0, 10).stream()
              .filter(change -> change.topic() == Topic.SUSPENSION)
              .map(change -> change.key())
              .toList());
      assertTrue(node.suspensions().lift("env:staging"));
      assertEquals(List.of(), test.node().suspensions().all());
      assertTrue(node.changes().latest() > told);
      assertFalse(node.suspensions().lift("env:staging"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_issued_is_taken_back_with_it(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      List<Revocation> back =
          List.of(
              Revocation.ofBearers(
                  "env:staging", Optional.of(new Environment("staging")), TestDatabase.NOW),
              Revocation.ofIdentity(Samples.workload("prod-payments-api"), TestDatabase.NOW));
      node.suspensions().suspend(STAGING, back);
      assertEquals(
          back, node.revocations().after(0, 10).stream().map(Numbered::revocation).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void suspending_again_keeps_the_first_reason_and_takes_back_again(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Stores node = test.node();
      Revocation back = Revocation.ofBearers("inst_1", Optional.empty(), TestDatabase.NOW);
      node.suspensions().suspend(STAGING, List.of(back));
      node.suspensions()
          .suspend(
              new Suspension("env:staging", TestDatabase.NOW.plusSeconds(9), "again"),
              List.of(back));
      assertEquals(List.of(STAGING), node.suspensions().all());
      assertEquals(2, node.revocations().after(0, 10).size());
    }
  }
}
