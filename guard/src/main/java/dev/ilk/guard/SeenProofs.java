package dev.ilk.guard;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The proofs that this guard took, for as long as they would be fresh. Bounded. */
final class SeenProofs {
  /** At this many in a minute and a half, further proofs are refused rather than believed. */
  static final int MOST = 200_000;

  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final int most;

  SeenProofs(int most) {
    this.most = most;
  }

  /** Whether a proof came before. */
  enum Sight {
    FIRST,
    AGAIN,
    /** There is no room to remember it, so it cannot be taken. */
    FULL
  }

  Sight see(String name, Instant until, Instant now) {
    if (seen.containsKey(name)) {
      return Sight.AGAIN;
    }
    if (seen.size() >= most) {
      seen.values().removeIf(end -> !end.isAfter(now));
      if (seen.size() >= most) {
        return Sight.FULL;
      }
    }
    return seen.putIfAbsent(name, until) == null ? Sight.FIRST : Sight.AGAIN;
  }
}
