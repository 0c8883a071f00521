package dev.ilk.prove.federation.possession;

import dev.ilk.kernel.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Used proofs in memory, which can be out of reach. */
public final class MemoryUsedProofs implements UsedProofs {
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private volatile boolean reachable = true;

  /** Whether it answers from now on. */
  public void reachable(boolean now) {
    reachable = now;
  }

  /** How many are remembered. */
  public int size() {
    return used.size();
  }

  @Override
  public boolean first(String name, Instant until) throws StoreUnavailable {
    if (!reachable) {
      throw new StoreUnavailable("used proofs", new IOException("out of reach"));
    }
    return used.putIfAbsent(name, until) == null;
  }

  @Override
  public int prune(Instant now) {
    int before = used.size();
    used.values().removeIf(until -> !until.isAfter(now));
    return before - used.size();
  }
}
