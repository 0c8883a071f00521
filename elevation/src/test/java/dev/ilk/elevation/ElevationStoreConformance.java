package dev.ilk.elevation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ElevationStore} promises. Each test begins with an empty store. */
public abstract class ElevationStoreConformance {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  static final Ids IDS = new Ids(InstantSource.fixed(NOW));
  private static final Duration LASTING = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract ElevationStore store();

  /**
   * The same store as another node sees it.
   *
   * @return over the same data
   */
  protected abstract ElevationStore elsewhere();

  /**
   * One that was asked for and has not begun.
   *
   * @param human by whom
   * @param at when
   * @return not stored yet
   */
  public static StoredElevation asked(Id.Identity human, Instant at) {
    return new StoredElevation(
        IDS.elevation(),
        new StoredElevation.Asked(
            human,
            "human:ada",
            new Role("operator"),
            LASTING,
            "INC-7 \"ü'\n",
            Optional.of(IDS.accessRequest()),
            at),
        Optional.empty(),
        Optional.empty());
  }

  private static StoredElevation begun(StoredElevation one) {
    return one.beginning(
        NOW.plusSeconds(5), List.of(new Elevation.Approver(IDS.identity(), "bob b")));
  }

  private StoredElevation added(StoredElevation one) throws StoreUnavailable {
    store().add(one);
    return one;
  }

  @Test
  void an_elevation_reads_back_as_it_was_written() throws StoreUnavailable {
    StoredElevation asked = added(asked(IDS.identity(), NOW));
    assertEquals(Optional.of(asked), elsewhere().find(asked.id()));
    assertEquals(Optional.empty(), store().find(IDS.elevation()));
    StoredElevation begun = begun(asked);
    assertTrue(store().replace(asked, begun));
    assertEquals(Optional.of(begun), elsewhere().find(asked.id()));
    StoredElevation ended = begun.ending(NOW.plusSeconds(9), IDS.identity());
    assertTrue(elsewhere().replace(begun, ended));
    assertEquals(Optional.of(ended), store().find(asked.id()));
    StoredElevation atOnce = added(begun(asked(IDS.identity(), NOW)));
    assertEquals(Optional.of(atOnce), store().find(atOnce.id()));
  }

  @Test
  void it_holds_from_its_beginning_until_its_end() throws StoreUnavailable {
    StoredElevation asked = added(asked(IDS.identity(), NOW));
    assertEquals(List.of(), store().holding(NOW));
    StoredElevation begun = begun(asked);
    store().replace(asked, begun);
    Elevation elevation = begun.elevation().orElseThrow();
    assertEquals(List.of(elevation), elsewhere().holding(NOW.plusSeconds(5)));
    assertEquals(List.of(elevation), store().holding(elevation.until().minusMillis(1)));
    assertEquals(List.of(), store().holding(elevation.until()));
    store().replace(begun, begun.ending(NOW.plusSeconds(7), IDS.identity()));
    assertEquals(List.of(), elsewhere().holding(NOW.plusSeconds(7)));
  }

  @Test
  void what_was_begun_or_ended_meanwhile_is_not_written_again() throws StoreUnavailable {
    StoredElevation asked = added(asked(IDS.identity(), NOW));
    assertTrue(store().replace(asked, asked.ending(NOW, IDS.identity())));
    assertFalse(elsewhere().replace(asked, begun(asked)), "ended before it began");
    assertEquals(List.of(), store().holding(NOW.plusSeconds(6)));
    StoredElevation other = asked(IDS.identity(), NOW);
    assertFalse(store().replace(other, begun(other)), "never stored");
  }

  @Test
  void of_two_nodes_that_begin_it_one_does() throws Exception {
    StoredElevation asked = added(asked(IDS.identity(), NOW));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ElevationStore node = i % 2 == 0 ? store() : elsewhere();
        tries.add(() -> node.replace(asked, begun(asked)));
      }
      int written = 0;
      for (Future<Boolean> one : threads.invokeAll(tries)) {
        written += one.get() ? 1 : 0;
      }
      assertEquals(1, written);
    }
  }

  @Test
  void the_latest_come_first_ones_own_or_everybodys() throws StoreUnavailable {
    Id.Identity ada = IDS.identity();
    StoredElevation first = added(asked(ada, NOW));
    StoredElevation second = added(asked(IDS.identity(), NOW.plusSeconds(1)));
    StoredElevation third = added(asked(ada, NOW.plusSeconds(2)));
    assertEquals(List.of(third, first), elsewhere().latest(Optional.of(ada), 10));
    assertEquals(List.of(third, second), store().latest(Optional.empty(), 2));
  }

  @Test
  void what_is_long_over_is_forgotten() throws StoreUnavailable {
    StoredElevation neverBegun = added(asked(IDS.identity(), NOW));
    StoredElevation over = added(begun(asked(IDS.identity(), NOW)));
    assertEquals(0, store().prune(NOW, NOW));
    assertEquals(1, store().prune(NOW.plus(DAY), NOW));
    assertEquals(Optional.empty(), store().find(neverBegun.id()));
    assertEquals(1, store().prune(NOW, NOW.plus(DAY)));
    assertEquals(Optional.empty(), elsewhere().find(over.id()));
  }
}
