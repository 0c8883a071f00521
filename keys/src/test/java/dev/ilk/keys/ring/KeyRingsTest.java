package dev.ilk.keys.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.ring.RingKey.Stage;
import dev.ilk.keys.ring.Rotation.Urgency;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a ring lives on one node: made, published, rotated, destroyed. */
class KeyRingsTest {
  private static final RingName PROD = Nodes.PROD;
  private static final RingName STAGING = new RingName("staging/workload");
  private static final RingPolicy POLICY = RingPolicy.TOKENS;

  private final Nodes nodes = new Nodes();
  private final KeyRings node = nodes.node();

  @Test
  void a_ring_is_made_on_first_use_with_its_next_key_published_beside_the_active_one()
      throws Exception {
    Signer signer = node.active(PROD);
    assertEquals(Algorithm.ES256, signer.algorithm());
    assertEquals(List.of(signer.kid(), node.ring(PROD).next().kid()), Nodes.kids(node));
    assertSame(signer, node.active(PROD));
  }

  @Test
  void a_key_signs_for_itself_before_it_serves_and_never_after() throws Exception {
    String active = node.ring(PROD).active().kid();
    String next = node.ring(PROD).next().kid();
    assertEquals(next, node.signer(PROD, next).orElseThrow().kid());
    assertSame(node.active(PROD), node.signer(PROD, active).orElseThrow());
    node.rotate(PROD, Urgency.AT_ONCE);
    assertTrue(node.signer(PROD, active).isEmpty());
    assertTrue(node.signer(PROD, "nobody's").isEmpty());
    assertTrue(node.signer(STAGING, next).isEmpty());
  }

  @Test
  void rings_have_their_own_keys() throws Exception {
    assertNotEquals(node.active(PROD).kid(), node.active(STAGING).kid());
    String token = nodes.token(node.active(STAGING));
    assertEquals("key_unknown", nodes.verification(token, node.published(PROD)));
    assertEquals("ok", nodes.verification(token, node.published(STAGING)));
  }

  @Test
  void a_planned_rotation_waits_until_verifiers_can_know_the_next_key() throws Exception {
    String next = node.ring(PROD).next().kid();
    nodes.clock.advance(POLICY.lead().minusMillis(1));
    assertEquals("next_key_too_young", Nodes.outcome(node.rotate(PROD, Urgency.PLANNED)));

    nodes.clock.advance(Duration.ofMillis(1));
    assertEquals(next, Nodes.value(node.rotate(PROD, Urgency.PLANNED)).activeKid());
    assertEquals(next, node.active(PROD).kid());
  }

  @Test
  void a_token_of_the_former_key_verifies_until_the_retention_ends() throws Exception {
    String former = node.active(PROD).kid();
    String token = nodes.token(node.active(PROD));
    assertEquals(former, Nodes.value(node.rotate(PROD, Urgency.AT_ONCE)).formerKid());
    assertEquals("ok", nodes.verification(token, node.published(PROD)));

    nodes.clock.advance(POLICY.retention().minusMillis(1));
    node.rotateDue();
    assertEquals("ok", nodes.verification(token, node.published(PROD)));

    nodes.clock.advance(Duration.ofMillis(1));
    node.rotateDue();
    assertEquals("key_unknown", nodes.verification(token, node.published(PROD)));
  }

  @Test
  void the_private_half_is_gone_from_the_store_once_a_key_is_retired() throws Exception {
    String former = node.active(PROD).kid();
    Nodes.value(node.rotate(PROD, Urgency.AT_ONCE));
    RingKey retired =
        nodes.store.get(PROD).orElseThrow().keys().stream()
            .filter(key -> key.kid().equals(former))
            .findFirst()
            .orElseThrow();
    assertTrue(retired.stage() instanceof Stage.Retired);
    assertEquals(Optional.empty(), retired.sealedKey());
  }

  @Test
  void a_compromised_ring_starts_over_and_nothing_it_signed_is_accepted() throws Exception {
    Set<String> before = new HashSet<>(Nodes.kids(node));
    String token = nodes.token(node.active(PROD));
    Nodes.value(node.rotate(PROD, Urgency.COMPROMISED));
    assertEquals("key_unknown", nodes.verification(token, node.published(PROD)));
    assertTrue(Nodes.kids(node).stream().noneMatch(before::contains));
    assertEquals(2, Nodes.kids(node).size());
  }

  @Test
  void the_schedule_rotates_when_the_period_is_over_and_not_before() throws Exception {
    node.active(PROD);
    nodes.clock.advance(POLICY.period().orElseThrow().minusMillis(1));
    assertEquals(List.of(), node.rotateDue());

    nodes.clock.advance(Duration.ofMillis(1));
    String next = node.ring(PROD).next().kid();
    assertEquals(List.of(next), node.rotateDue().stream().map(Rotation::activeKid).toList());
    KeyRings other = nodes.node();
    assertEquals(List.of(), other.rotateDue(), "the other node finds it done");
    assertEquals(next, other.active(PROD).kid());
  }

  @Test
  void a_ring_without_a_period_is_rotated_by_command_only() throws Exception {
    KeyRings log = nodes.node(RootKeys.of(nodes.root), RingPolicy.CHECKPOINTS);
    RingName record = new RingName("record");
    assertEquals(Algorithm.EDDSA, log.active(record).algorithm());
    nodes.clock.advance(Duration.ofDays(4000));
    assertEquals(List.of(), log.rotateDue());
    assertTrue(log.rotate(record, Urgency.PLANNED) instanceof Result.Ok);
  }

  @Test
  void a_change_of_algorithm_takes_effect_by_way_of_the_next_key() throws Exception {
    String active = node.active(PROD).kid();
    RingPolicy edwards =
        new RingPolicy(Algorithm.EDDSA, POLICY.period(), POLICY.lead(), POLICY.retention());
    KeyRings changed = nodes.node(RootKeys.of(nodes.root), edwards);
    assertEquals(List.of(), changed.rotateDue());
    assertEquals(active, changed.active(PROD).kid());
    assertEquals(Algorithm.EDDSA, changed.ring(PROD).next().algorithm());
    assertEquals("next_key_too_young", Nodes.outcome(changed.rotate(PROD, Urgency.PLANNED)));

    nodes.clock.advance(POLICY.lead());
    Nodes.value(changed.rotate(PROD, Urgency.PLANNED));
    assertEquals(Algorithm.EDDSA, changed.active(PROD).algorithm());
  }

  @Test
  void the_published_set_is_the_same_text_each_time_and_holds_public_members_only()
      throws Exception {
    String json = node.published(PROD).json();
    assertEquals(json, nodes.node().published(PROD).json());
    assertTrue(json.startsWith("{\"keys\":[{\"kid\":\"" + node.active(PROD).kid()), json);
    assertFalse(json.contains("\"d\""), json);
  }

  @Test
  void commands_cannot_swell_the_published_set() throws Exception {
    for (int i = Nodes.kids(node).size(); i < Ring.MAX_PUBLISHED; i++) {
      Nodes.value(node.rotate(PROD, Urgency.AT_ONCE));
    }
    assertEquals("too_many_keys", Nodes.outcome(node.rotate(PROD, Urgency.AT_ONCE)));
    nodes.clock.advance(POLICY.lead());
    assertEquals("too_many_keys", Nodes.outcome(node.rotate(PROD, Urgency.PLANNED)));
    assertEquals("ok", Nodes.outcome(node.rotate(PROD, Urgency.COMPROMISED)));
    assertTrue(Ring.MAX_PUBLISHED + RingPolicy.MAX_RETIRED <= JwkSet.MAX_KEYS);
  }

  @Test
  void destroyed_keys_are_remembered_up_to_a_bound() throws Exception {
    for (int i = 0; i < Ring.MAX_DESTROYED; i++) {
      Nodes.value(node.rotate(PROD, Urgency.COMPROMISED));
    }
    assertEquals(Ring.MAX_DESTROYED + 2, node.ring(PROD).keys().size());
    assertEquals(2, Nodes.kids(node).size());
  }
}
