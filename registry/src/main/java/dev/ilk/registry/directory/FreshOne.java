package dev.ilk.registry.directory;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One value, read from the store when it is first wanted, was forgotten, or is too old. While one
 * thread reads, the others wait for what it finds.
 */
final class FreshOne<V> {
  /** Reads the value from the store. */
  interface Source<V> {
    V read() throws StoreUnavailable;
  }

  private record Kept<V>(V value, long generation, long at) {}

  private final long oldest;
  private final Ticker ticker;
  private final Source<V> source;
  private final AtomicLong generation = new AtomicLong();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Kept<V> kept;

  FreshOne(Duration oldest, Ticker ticker, Source<V> source) {
    this.oldest = oldest.toNanos();
    this.ticker = ticker;
    this.source = source;
  }

  V get() throws StoreUnavailable {
    Kept<V> now = kept;
    if (now != null && isFresh(now)) {
      return now.value();
    }
    reading.lock();
    try {
      Kept<V> other = kept;
      if (other != null && isFresh(other)) {
        return other.value();
      }
      // Both are taken before the read: what changes while it lasts makes its result stale.
      long before = generation.get();
      long at = ticker.read();
      V value = source.read();
      kept = new Kept<>(value, before, at);
      return value;
    } finally {
      reading.unlock();
    }
  }

  private boolean isFresh(Kept<V> one) {
    return one.generation() == generation.get() && ticker.read() - one.at() < oldest;
  }

  void forget() {
    generation.incrementAndGet();
  }
}
