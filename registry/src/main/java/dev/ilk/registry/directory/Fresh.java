package dev.ilk.registry.directory;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * Values by key, each read from the store once and kept until it is forgotten or too old.
 *
 * <p>INVARIANT: after {@link #forget} returns, no value that was read before is ever given out
 * again. Reading and forgetting of one key exclude each other, so a slow read cannot put an old
 * value back behind a change.
 */
final class Fresh<K, V> {
  /** Reads one value from the store. */
  interface Source<K, V> {
    Optional<V> read(K key) throws StoreUnavailable;
  }

  private final ConcurrentMap<K, V> kept;
  private final Source<K, V> source;

  Fresh(int most, Duration oldest, Ticker ticker, Source<K, V> source) {
    this.kept =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(oldest)
            .ticker(ticker)
            .<K, V>build()
            .asMap();
    this.source = source;
  }

  Optional<V> get(K key) throws StoreUnavailable {
    try {
      return Optional.ofNullable(kept.computeIfAbsent(key, this::read));
    } catch (Unread e) {
      throw e.why;
    }
  }

  void forget(K key) {
    // Not remove(): only compute() waits for a read of this key that is under way.
    kept.compute(key, (k, v) -> null);
  }

  @SuppressWarnings("NullAway") // computeIfAbsent keeps nothing for null, which is what is wanted
  private V read(K key) {
    try {
      return source.read(key).orElse(null);
    } catch (StoreUnavailable e) {
      throw new Unread(e);
    }
  }

  /** Carries the failure out of the cache. */
  private static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final StoreUnavailable why;

    Unread(StoreUnavailable why) {
      super(why);
      this.why = why;
    }
  }
}
