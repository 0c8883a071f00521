package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.JwkSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one issuer. Fresh keys are used without a lock; shortly before they grow stale one
 * thread fetches them anew in the background. Stale keys are used only if fetching failed, and only
 * within the grace. A clock that is put back makes no keys fresher than they were: what seems to
 * have been fetched in the future is fetched anew.
 */
final class KeyCache {
  private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

  private final KeySource source;
  private final KeyFetch fetch;
  private final Freshness freshness;
  private final AtomicReference<Optional<Held>> held = new AtomicReference<>(Optional.empty());

  /** INVARIANT: one thread at a time asks the issuer; the others wait for what it finds. */
  private final ReentrantLock fetching = new ReentrantLock();

  /** Askers read the clock before they wait for each other, so a little of the future is none. */
  private static final Duration LITTLE = Duration.ofMinutes(1);

  private volatile Instant lastTry = Instant.EPOCH;
  private volatile Problem lastFailure = Problem.of(Problem.Kind.UNAVAILABLE, "", "");

  private record Held(
      JwkSet keys, Instant since, Instant refreshFrom, Instant freshUntil, Instant usableUntil) {
    boolean isFresh(Instant now) {
      return within(since, freshUntil, now);
    }

    boolean isUsable(Instant now) {
      return within(since, usableUntil, now);
    }
  }

  private static boolean within(Instant since, Instant end, Instant now) {
    return !now.isBefore(since.minus(LITTLE)) && now.isBefore(end);
  }

  private boolean isPausing(Instant now) {
    return within(lastTry, lastTry.plus(freshness.pause()), now);
  }

  KeyCache(KeySource source, KeyFetch fetch, Freshness freshness) {
    this.source = source;
    this.fetch = fetch;
    this.freshness = freshness;
  }

  /** The keys, or why there are none that may be used. */
  Result<JwkSet> keys(Instant now) {
    Optional<Held> seen = held.get();
    if (seen.isEmpty() || !seen.get().isFresh(now)) {
      return fetched(seen, now);
    }
    if (!now.isBefore(seen.get().refreshFrom) && !isPausing(now) && !fetching.isLocked()) {
      Thread.startVirtualThread(() -> fetched(seen, now));
    }
    return Result.ok(seen.get().keys);
  }

  /** Keys that are newer than those in which a key was missed, if there are or can be any. */
  Result<JwkSet> newerThan(JwkSet missed, Instant now) {
    Optional<Held> seen = held.get();
    return seen.isPresent() && seen.get().keys == missed ? fetched(seen, now) : keys(now);
  }

  private Result<JwkSet> fetched(Optional<Held> seen, Instant now) {
    fetching.lock();
    try {
      // Whoever waited here finds the work done, or tried in vain a moment ago.
      if (held.get().equals(seen) && !isPausing(now)) {
        lastTry = now;
        fetch(now);
      }
      return usable(now);
    } finally {
      fetching.unlock();
    }
  }

  private void fetch(Instant now) {
    switch (fetch.fetch(source)) {
      case Result.Ok<KeyFetch.Fetched>(KeyFetch.Fetched fetched) -> {
        Duration fresh = freshness.of(fetched.freshness());
        Instant until = now.plus(fresh);
        held.set(
            Optional.of(
                new Held(
                    fetched.keys(),
                    now,
                    until.minus(fresh.dividedBy(5)),
                    until,
                    until.plus(freshness.grace()))));
        fetched
            .keys()
            .skipped()
            .forEach(skip ->
                LOG.warn(
                    "a key of `{}` cannot be used: {}", source.issuer(), skip.why().sentence()));
      }
      case Result.Failed<KeyFetch.Fetched>(List<Problem> problems) -> {
        lastFailure = problems.getFirst();
        LOG.warn("keys of `{}`: {}", source.issuer(), lastFailure.sentence());
      }
    }
  }

  private Result<JwkSet> usable(Instant now) {
    return held.get()
        .filter(one -> one.isUsable(now))
        .map(one -> Result.ok(one.keys))
        .orElseGet(() ->
            Result.failed(
                Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "issuer_unavailable",
                    "the keys of `%s` cannot be fetched: %s"
                        .formatted(source.issuer(), lastFailure.message()))));
  }
}
