package dev.ilk.keys.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.Signer;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.ring.Rotation.Urgency;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes that share a store, stores that fail, and root keys that change. */
class KeyRingsTogetherTest {
  private static final RingName PROD = Nodes.PROD;
  private static final RingName STAGING = new RingName("staging/workload");

  private final Nodes nodes = new Nodes();
  private final KeyRings node = nodes.node();
  private final KeyRings otherNode = nodes.node();

  @Test
  void nodes_that_make_a_ring_at_once_sign_with_the_same_key() throws Exception {
    List<String> kids = nodes.atOnce(8, mine -> mine.active(PROD).kid());
    assertEquals(Set.of(nodes.store.get(PROD).orElseThrow().active().kid()), Set.copyOf(kids));
  }

  @Test
  void nodes_that_rotate_at_once_rotate_once() throws Exception {
    node.active(PROD);
    nodes.clock.advance(RingPolicy.TOKENS.lead());
    List<Result<Rotation>> results = nodes.atOnce(6, mine -> mine.rotate(PROD, Urgency.PLANNED));
    assertEquals(1, results.stream().filter(Result.Ok.class::isInstance).count());
    assertEquals(2, nodes.store.get(PROD).orElseThrow().version());
  }

  @Test
  void another_nodes_rotation_arrives_by_refresh() throws Exception {
    String former = otherNode.active(PROD).kid();
    String current = Nodes.value(node.rotate(PROD, Urgency.AT_ONCE)).activeKid();
    assertEquals(former, otherNode.active(PROD).kid(), "nothing told it yet");
    otherNode.refresh(PROD);
    assertEquals(current, otherNode.active(PROD).kid());
  }

  @Test
  void another_nodes_rotation_arrives_in_bounded_time_without_refresh() throws Exception {
    otherNode.active(PROD);
    String current = Nodes.value(node.rotate(PROD, Urgency.AT_ONCE)).activeKid();
    nodes.clock.advance(KeyRings.STALE_AFTER);
    assertEquals(current, otherNode.active(PROD).kid());
  }

  @Test
  void a_node_whose_store_is_down_signs_for_a_bounded_time_and_recovers() throws Exception {
    Signer signer = node.active(PROD);
    nodes.store.setDown(true);
    nodes.clock.advance(KeyRings.STALE_AFTER.minusMillis(1));
    assertSame(signer, node.active(PROD));

    nodes.clock.advance(Duration.ofMillis(1));
    assertThrows(KeysUnavailable.class, () -> node.active(PROD));
    nodes.store.setDown(false);
    assertSame(signer, node.active(PROD));
  }

  @Test
  void a_rotation_that_failed_without_being_stored_changed_nothing() throws Exception {
    String kid = node.active(PROD).kid();
    nodes.store.setDown(true);
    assertThrows(KeysUnavailable.class, () -> node.rotate(PROD, Urgency.AT_ONCE));
    nodes.store.setDown(false);
    node.refresh(PROD);
    assertEquals(kid, node.active(PROD).kid());
  }

  @Test
  void a_rotation_that_failed_although_it_was_stored_is_found_on_the_next_read() throws Exception {
    String next = node.ring(PROD).next().kid();
    nodes.store.setLosingAnswers(true);
    assertThrows(KeysUnavailable.class, () -> node.rotate(PROD, Urgency.AT_ONCE));
    node.refresh(PROD);
    assertEquals(next, node.active(PROD).kid());
  }

  @Test
  void without_its_root_key_a_node_does_not_sign() throws Exception {
    node.active(PROD);
    KeyRings stranger = nodes.node(RootKeys.of(TestRoots.fresh()), RingPolicy.TOKENS);
    KeysUnavailable thrown = assertThrows(KeysUnavailable.class, stranger::refreshAll);
    assertTrue(String.valueOf(thrown.getMessage()).contains(nodes.root.id()));
    assertThrows(KeysUnavailable.class, () -> stranger.active(PROD));
  }

  @Test
  void the_root_key_can_be_changed_without_changing_what_signs() throws Exception {
    String kid = node.active(PROD).kid();
    node.active(STAGING);
    RootKey young = TestRoots.fresh();
    KeyRings between = nodes.node(new RootKeys(young, List.of(nodes.root)), RingPolicy.TOKENS);
    assertEquals(kid, between.active(PROD).kid());
    assertEquals(2, Nodes.value(between.rewrap()));
    assertEquals(0, Nodes.value(between.rewrap()), "there is nothing left to do");

    KeyRings after = nodes.node(RootKeys.of(young), RingPolicy.TOKENS);
    after.refreshAll();
    assertEquals(kid, after.active(PROD).kid());
    nodes.clock.advance(RingPolicy.TOKENS.lead());
    Nodes.value(after.rotate(PROD, Urgency.PLANNED));
    String token = nodes.token(after.active(PROD));
    assertEquals("ok", nodes.verification(token, after.published(PROD)));
  }

  @Test
  void a_key_copied_from_another_ring_does_not_sign() throws Exception {
    node.active(STAGING);
    Ring staging = nodes.store.get(STAGING).orElseThrow();
    nodes.store.put(new Ring(PROD, 1, staging.keys()));
    assertThrows(KeysUnavailable.class, () -> node.active(PROD));
  }
}
