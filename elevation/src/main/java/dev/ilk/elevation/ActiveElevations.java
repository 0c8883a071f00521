package dev.ilk.elevation;

import static java.util.stream.Collectors.groupingBy;

import dev.ilk.actor.Elevation;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a node holds in memory of the elevations that hold, kept current by whoever follows the
 * store's {@link dev.ilk.kernel.Changes}. Safe to share between threads.
 *
 * <p>INVARIANT: nobody acts under what was read longer ago than {@link #STALE_AFTER}; then the
 * store is asked, and if it does not answer, nothing is allowed.
 */
public final class ActiveElevations implements Elevations {
  /** How old an answer may be. */
  static final Duration STALE_AFTER = Duration.ofSeconds(10);

  private final ElevationStore store;
  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(Instant.MIN, Map.of()));

  private record Known(Instant asOf, Map<Id.Identity, List<Elevation>> byHuman) {}

  /**
   * Knows nothing until it is read for the first time.
   *
   * @param store where elevations are kept
   */
  public ActiveElevations(ElevationStore store) {
    this.store = store;
  }

  /**
   * Reads them again.
   *
   * @param now the present
   * @throws StoreUnavailable if the store does not answer; what is known stays
   */
  public synchronized void refresh(Instant now) throws StoreUnavailable {
    known.set(read(now));
  }

  /**
   * Notes that the changes were read and there was no elevation among them.
   *
   * @param asOf when the reading began
   */
  public void confirm(Instant asOf) {
    known.updateAndGet(one ->
        one.asOf().isBefore(asOf) && !one.asOf().equals(Instant.MIN)
            ? new Known(asOf, one.byHuman())
            : one);
  }

  @Override
  public List<Elevation> holding(Id.Identity human, Instant now) throws PartUnavailable {
    Known current = known.get();
    boolean stale =
        current.asOf().equals(Instant.MIN) || now.isAfter(current.asOf().plus(STALE_AFTER));
    try {
      Known trusted = stale ? read(now) : current;
      return trusted.byHuman().getOrDefault(human, List.of()).stream()
          .filter(one -> one.holdsAt(now))
          .toList();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read", e);
    }
  }

  private Known read(Instant now) throws StoreUnavailable {
    return new Known(now, store.holding(now).stream().collect(groupingBy(Elevation::human)));
  }
}
