package dev.ilk.prove.human.provider;

import dev.ilk.kernel.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Something fetched from a provider, kept for a while. One caller at a time fetches; whoever waits
 * gets what that one got, failure included, so that a silent provider is asked once and not once by
 * everybody.
 *
 * @param <T> what is fetched
 */
final class Cached<T> {
  /** After an attempt, the provider is left in peace for so long. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Optional<Held<T>> held = Optional.empty();

  private record Held<T>(Result<T> result, Instant at) {}

  /**
   * What was fetched, or fetched now.
   *
   * @param now the present
   * @param maxAge fetched again if older; ages under {@link #PAUSE} count as that
   * @param fetch asks the provider
   * @return what came of the latest attempt
   */
  Result<T> get(Instant now, Duration maxAge, Supplier<Result<T>> fetch) {
    Optional<Result<T>> good = held(now, maxAge);
    if (good.isPresent()) {
      return good.get();
    }
    fetching.lock();
    try {
      Optional<Result<T>> since = held(now, maxAge);
      if (since.isPresent()) {
        return since.get();
      }
      Result<T> fetched = fetch.get();
      held = Optional.of(new Held<>(fetched, now));
      return fetched;
    } finally {
      fetching.unlock();
    }
  }

  private Optional<Result<T>> held(Instant now, Duration maxAge) {
    return held.filter(it -> now.isBefore(it.at().plus(keep(it.result(), maxAge))))
        .map(Held::result);
  }

  private static Duration keep(Result<?> result, Duration maxAge) {
    return result instanceof Result.Failed<?> || maxAge.compareTo(PAUSE) < 0 ? PAUSE : maxAge;
  }
}
