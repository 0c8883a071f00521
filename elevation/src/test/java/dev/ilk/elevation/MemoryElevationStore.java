package dev.ilk.elevation;

import dev.ilk.actor.Elevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Elevations in memory; the store can be out of reach. */
public final class MemoryElevationStore implements ElevationStore {
  private final List<StoredElevation> all = new ArrayList<>();

  /** Whether the store answers. */
  public volatile boolean reachable = true;

  private void reach() throws StoreUnavailable {
    if (!reachable) {
      throw new StoreUnavailable("elevations", new TimeoutException("out of reach"));
    }
  }

  @Override
  public synchronized void add(StoredElevation elevation) throws StoreUnavailable {
    reach();
    all.add(elevation);
  }

  @Override
  public synchronized Optional<StoredElevation> find(Id.Elevation id) throws StoreUnavailable {
    reach();
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  @Override
  public synchronized boolean replace(StoredElevation before, StoredElevation after)
      throws StoreUnavailable {
    reach();
    return all.contains(before) && all.set(all.indexOf(before), after) != null;
  }

  @Override
  public synchronized List<Elevation> holding(Instant now) throws StoreUnavailable {
    reach();
    return all.stream()
        .filter(one -> one.begun().isPresent() && !one.isOver(now))
        .flatMap(one -> one.elevation().stream())
        .sorted(Comparator.comparing(Elevation::since))
        .toList();
  }

  @Override
  public synchronized List<StoredElevation> latest(Optional<Id.Identity> human, int limit)
      throws StoreUnavailable {
    reach();
    return all.stream()
        .filter(one -> human.isEmpty() || human.get().equals(one.asked().human()))
        .sorted(
            Comparator.comparing((StoredElevation one) -> one.asked().at())
                .thenComparing(one -> one.id().value())
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int prune(Instant neverBegun, Instant over) throws StoreUnavailable {
    reach();
    int before = all.size();
    all.removeIf(one ->
        one.elevation()
            .map(begun -> begun.until().isBefore(over))
            .orElse(one.asked().at().isBefore(neverBegun)));
    return before - all.size();
  }
}
