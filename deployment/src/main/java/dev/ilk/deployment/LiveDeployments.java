package dev.ilk.deployment;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.WhatRuns;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What a node holds in memory of what is deployed and runs, workload by workload, and its watch
 * over the ends that are still to come. Safe to share between threads.
 *
 * <p>It is kept current by whoever follows the store's changes: {@link #changed} forgets, and the
 * next question reads again.
 */
public final class LiveDeployments {
  private final DeploymentStore store;

  /**
   * INVARIANT: what is read for a workload is read within the map's lock on it, so that a change
   * that comes in meanwhile forgets it afterwards.
   */
  private final ConcurrentMap<String, WhatRuns> known = new ConcurrentHashMap<>();

  private final ConcurrentSkipListSet<Instant> ends = new ConcurrentSkipListSet<>();

  /**
   * Knows nothing until it is asked.
   *
   * @param store where it is kept
   */
  public LiveDeployments(DeploymentStore store) {
    this.store = store;
  }

  /** Carries what the store threw out of the map. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient StoreUnavailable unavailable;

    Unreadable(StoreUnavailable unavailable) {
      super(unavailable);
      this.unavailable = unavailable;
    }
  }

  /**
   * What runs of a workload.
   *
   * @param workload the name of one that is declared: what is asked for is held
   * @return nothing, if nothing was told
   * @throws StoreUnavailable if it is not in memory and the store does not answer
   */
  public WhatRuns of(String workload) throws StoreUnavailable {
    try {
      return known.computeIfAbsent(workload, this::read);
    } catch (Unreadable e) {
      throw e.unavailable;
    }
  }

  private WhatRuns read(String workload) {
    try {
      WhatRuns found = store.of(workload);
      for (Deployment one : found.deployments()) {
        one.end().ifPresent(ends::add);
      }
      return found;
    } catch (StoreUnavailable e) {
      throw new Unreadable(e);
    }
  }

  /**
   * Takes in that what is known of a workload changed, here or on another node. What is asked for
   * here is read again at once, or the end of a grace would be missed where nobody asks again.
   *
   * @param workload its name
   * @throws StoreUnavailable if the store does not answer; what was known is forgotten all the same
   */
  public void changed(String workload) throws StoreUnavailable {
    if (known.remove(workload) != null) {
      of(workload);
    }
  }

  /**
   * Takes back what was issued to deployments whose grace is over. Costs nothing while none is.
   *
   * @param now the present
   * @throws StoreUnavailable if the store does not answer; it is then due still
   */
  public void retireDue(Instant now) throws StoreUnavailable {
    if (!ends.isEmpty() && !ends.first().isAfter(now)) {
      store.retire(now);
      ends.headSet(now, true).clear();
    }
  }
}
