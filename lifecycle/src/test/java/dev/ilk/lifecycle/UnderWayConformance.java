package dev.ilk.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Id;
import dev.ilk.registry.stored.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link UnderWayStore} promises. Each test begins with an empty store. */
public abstract class UnderWayConformance<T> {
  private static final Instant NOW = Samples.NOW;

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract UnderWayStore<T> store();

  /**
   * The same data on another node.
   *
   * @return sees what {@link #store()} wrote
   */
  protected abstract UnderWayStore<T> elsewhere();

  /** One of an identity, that begins. */
  protected abstract T begun(Id.Identity identity, Instant at);

  /** The same in each state that it can have, from the one that it begins in. */
  protected abstract List<T> states(T begun);

  /** Whether anything is still to come. */
  protected abstract boolean isOpen(T one);

  private List<T> ends(T begun) {
    return states(begun).stream().filter(one -> !isOpen(one)).toList();
  }

  @Test
  void an_identity_has_one_open_at_a_time() throws Exception {
    Id.Identity identity = Samples.IDS.identity();
    T first = begun(identity, NOW);
    T second = begun(identity, NOW.plusSeconds(9));
    T end = ends(first).getFirst();
    assertEquals(Optional.empty(), store().find(identity));
    assertTrue(store().begin(first));
    assertFalse(elsewhere().begin(second));
    assertEquals(Optional.of(first), elsewhere().find(identity));
    assertTrue(elsewhere().replace(first, end));
    assertFalse(store().replace(first, states(first).get(1)));
    assertEquals(Optional.of(end), store().find(identity));
    assertTrue(store().begin(second));
    assertEquals(Optional.of(second), elsewhere().find(identity));
    assertFalse(store().replace(first, states(first).get(1)), "an earlier one");
    assertTrue(store().replace(second, states(second).get(1)));
    assertFalse(store().begin(first), "it is under way");
  }

  @Test
  void open_ones_come_in_order_and_page_by_page() throws Exception {
    List<T> expected = new ArrayList<>();
    int states = states(begun(Samples.IDS.identity(), NOW)).size();
    for (int i = 0; i < states; i++) {
      T one = begun(Samples.IDS.identity(), NOW);
      assertTrue(store().begin(one));
      T then = i == 0 ? one : states(one).get(i);
      assertTrue(i == 0 || store().replace(one, then));
      if (isOpen(then)) {
        expected.add(then);
      }
    }
    List<T> open = elsewhere().open("", 100);
    assertEquals(expected.size(), open.size());
    assertTrue(open.containsAll(expected));
    assertEquals(List.of(open.getFirst()), elsewhere().open("", 1));
    List<T> walked = UnderWay.seen(elsewhere(), this::identity, one -> true, 1000);
    assertEquals(open, walked);
    assertEquals(
        open.subList(1, open.size()), elsewhere().open(identity(open.getFirst()).value(), 100));
    assertThrows(IllegalArgumentException.class, () -> store().open("", 0));
    assertThrows(IllegalArgumentException.class, () -> store().open("", UnderWayStore.MOST + 1));
  }

  /** Whose it is. */
  protected abstract Id.Identity identity(T one);
}
