package dev.ilk.lifecycle.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Id;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link HandOverStore} promises. Each test begins with an empty store. */
public abstract class HandOverStoreConformance {
  private static final Instant NOW = Samples.NOW;

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract HandOverStore store();

  /**
   * The same data on another node.
   *
   * @return sees what {@link #store()} wrote
   */
  protected abstract HandOverStore elsewhere();

  private static HandOver offer(Id.Identity identity, HandOver.Recipient to, Instant at) {
    return new HandOver(
        identity,
        "workload:prod-api",
        new Team("payments"),
        to,
        "they run it, \"mostly\"",
        Samples.IDS.identity(),
        at,
        at.plus(Duration.ofDays(14)),
        State.PROPOSED,
        "");
  }

  @Test
  void an_identity_has_one_open_offer_at_a_time() throws Exception {
    Id.Identity identity = Samples.IDS.identity();
    HandOver first = offer(identity, new HandOver.ToTeam(new Team("platform")), NOW);
    HandOver second = offer(identity, new HandOver.ToPerson("bob"), NOW.plusSeconds(9));
    assertEquals(Optional.empty(), store().find(identity));
    assertTrue(store().propose(first));
    assertFalse(elsewhere().propose(second));
    assertEquals(Optional.of(first), elsewhere().find(identity));
    HandOver refused = first.in(State.REFUSED, "no");
    assertTrue(elsewhere().replace(first, refused));
    assertFalse(store().replace(first, first.in(State.ACCEPTED, "olga")));
    assertEquals(Optional.of(refused), store().find(identity));
    assertTrue(store().propose(second));
    assertEquals(Optional.of(second), elsewhere().find(identity));
    assertFalse(store().replace(first, first.in(State.ACCEPTED, "olga")), "an earlier offer");
    assertTrue(store().replace(second, second.in(State.ACCEPTED, "bob")));
    assertFalse(store().propose(first), "what is accepted is under way");
  }

  @Test
  void open_ones_come_in_order_and_page_by_page() throws Exception {
    for (State state : State.values()) {
      HandOver one = offer(Samples.IDS.identity(), new HandOver.ToPerson("bob"), NOW);
      assertTrue(store().propose(one));
      store().replace(one, one.in(state, ""));
    }
    List<HandOver> open = elsewhere().open("", 10);
    assertEquals(2, open.size());
    assertTrue(open.stream().allMatch(one -> one.state().isOpen()));
    String first = open.getFirst().identity().value();
    assertEquals(List.of(open.getFirst()), elsewhere().open("", 1));
    assertEquals(List.of(open.getLast()), elsewhere().open(first, 10));
    assertThrows(IllegalArgumentException.class, () -> store().open("", 0));
  }
}
