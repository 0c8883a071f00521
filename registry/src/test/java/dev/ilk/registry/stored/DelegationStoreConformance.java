package dev.ilk.registry.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link DelegationStore} promises. Each test begins with an empty store. */
public abstract class DelegationStoreConformance {
  private final Id.Identity alice = Samples.IDS.identity();
  private final Id.Identity bob = Samples.IDS.identity();
  private final Id.Identity helper = Samples.IDS.identity();

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract DelegationStore store();

  /**
   * What it tells other nodes.
   *
   * @return the changes of {@link #store()}
   */
  protected abstract Changes changes();

  @Test
  void a_delegation_reads_back_as_it_was_written() throws StoreUnavailable {
    Delegation delegation = Samples.delegation(alice, helper, Samples.NOW);
    store().add(delegation);
    assertEquals(Optional.of(delegation), store().find(delegation.id()));
    assertEquals(Optional.empty(), store().find(Samples.IDS.delegation()));
  }

  @Test
  void an_ended_delegation_is_revoked_for_good() throws StoreUnavailable {
    Delegation delegation = Samples.delegation(alice, helper, Samples.NOW);
    store().add(delegation);
    assertTrue(store().end(delegation.id()));
    assertFalse(store().end(delegation.id()), "ended before");
    assertFalse(store().end(Samples.IDS.delegation()), "unknown");
    assertTrue(store().find(delegation.id()).orElseThrow().revoked());
  }

  @Test
  void those_that_hold_are_found_by_either_party_newest_first() throws StoreUnavailable {
    Delegation first = Samples.delegation(alice, helper, Samples.NOW);
    Delegation others = Samples.delegation(bob, helper, Samples.NOW);
    Delegation later = Samples.delegation(alice, helper, Samples.NOW.plusSeconds(60));
    Delegation revoked = Samples.delegation(alice, helper, Samples.NOW);
    for (Delegation one : List.of(first, others, later, revoked)) {
      store().add(one);
    }
    assertTrue(store().end(revoked.id()));
    assertEquals(List.of(first), store().holding(alice, Samples.NOW, 10));
    assertEquals(
        newestFirst(first, others, later),
        store().holding(helper, Samples.NOW.plusSeconds(60), 10));
    assertEquals(
        newestFirst(first, others, later).subList(0, 2),
        store().holding(helper, Samples.NOW.plusSeconds(60), 2));
    assertEquals(List.of(later), store().holding(alice, Samples.NOW.plus(Duration.ofHours(1)), 10));
    assertEquals(List.of(), store().holding(alice, Samples.NOW.minusSeconds(1), 10));
  }

  private static List<Delegation> newestFirst(Delegation... delegations) {
    return List.of(delegations).stream()
        .sorted((a, b) -> b.id().value().compareTo(a.id().value()))
        .toList();
  }

  @Test
  void every_write_is_told() throws StoreUnavailable {
    Delegation delegation = Samples.delegation(alice, helper, Samples.NOW);
    store().add(delegation);
    assertEquals(List.of(delegation.id().value()), toldAfter(0));
    long added = changes().latest();
    store().end(delegation.id());
    assertEquals(List.of(delegation.id().value()), toldAfter(added));
    long ended = changes().latest();
    store().end(delegation.id());
    assertEquals(List.of(), toldAfter(ended));
  }

  private List<String> toldAfter(long number) throws StoreUnavailable {
    return changes().after(number, 10).stream()
        .filter(change -> change.topic() == Changes.Topic.DELEGATION)
        .map(Changes.Change::key)
        .toList();
  }
}
