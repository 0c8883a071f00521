package dev.ilk.keys.ring;

import dev.ilk.kernel.Changes;
import dev.ilk.kernel.StoreUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in memory that several nodes of a test can share, and that can be made to fail. */
public final class MemoryKeyStore implements KeyStore, Changes {
  private final Map<RingName, Ring> rings = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private boolean down;
  private boolean losingAnswers;

  /** A store without rings. */
  public MemoryKeyStore() {}

  /**
   * Ends or begins an outage.
   *
   * @param down whether every call fails from now on, without effect
   */
  public synchronized void setDown(boolean down) {
    this.down = down;
  }

  /**
   * Ends or begins losing answers.
   *
   * @param losing whether every put happens from now on and then fails
   */
  public synchronized void setLosingAnswers(boolean losing) {
    this.losingAnswers = losing;
  }

  @Override
  public synchronized Optional<Ring> get(RingName name) throws StoreUnavailable {
    answer();
    return Optional.ofNullable(rings.get(name));
  }

  @Override
  public synchronized boolean put(Ring ring) throws StoreUnavailable {
    answer();
    Ring stored = rings.get(ring.name());
    long version = stored == null ? 0 : stored.version();
    if (version != ring.version() - 1) {
      return false;
    }
    rings.put(ring.name(), ring);
    changes.add(new Change(changes.size() + 1, Topic.KEY, ring.name().value()));
    if (losingAnswers) {
      throw new StoreUnavailable("put", new IOException("the connection broke after the commit"));
    }
    return true;
  }

  @Override
  public synchronized List<RingName> names() throws StoreUnavailable {
    answer();
    return List.copyOf(rings.keySet());
  }

  @Override
  public synchronized long latest() {
    return changes.size();
  }

  @Override
  public synchronized List<Change> after(long number, int limit) {
    return changes.stream().filter(change -> change.number() > number).limit(limit).toList();
  }

  private void answer() throws StoreUnavailable {
    if (down) {
      throw new StoreUnavailable("the store", new IOException("connection refused"));
    }
  }
}
