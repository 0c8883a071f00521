package dev.ilk.issue.revocation;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.TreeMap;

/** Suspensions in memory, beside the revocations that come with them. */
public final class MemorySuspensionStore implements SuspensionStore {
  private final MemoryRevocationStore revocations;
  private final TreeMap<String, Suspension> kept = new TreeMap<>();

  /**
   * An empty store.
   *
   * @param revocations where what is taken back goes
   */
  public MemorySuspensionStore(MemoryRevocationStore revocations) {
    this.revocations = revocations;
  }

  @Override
  public synchronized void suspend(Suspension suspension, List<Revocation> back)
      throws StoreUnavailable {
    revocations.suspensionChanged(suspension.name());
    kept.putIfAbsent(suspension.name(), suspension);
    revocations.addAll(back);
  }

  @Override
  public synchronized boolean lift(String name) throws StoreUnavailable {
    if (!kept.containsKey(name)) {
      return false;
    }
    revocations.suspensionChanged(name);
    kept.remove(name);
    return true;
  }

  @Override
  public synchronized List<Suspension> all() throws StoreUnavailable {
    revocations.latest();
    return List.copyOf(kept.values());
  }
}
