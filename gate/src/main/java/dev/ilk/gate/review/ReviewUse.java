package dev.ilk.gate.review;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a thing was really used, as the record tells.
 *
 * @param last when last; empty if never, as far as the record was looked at
 * @param count how often, from 0
 * @param atLeast whether the record holds more than was looked at, so that the count is a lower
 *     bound
 * @param parts when each part was used last; a part that is missing never was
 */
public record ReviewUse(
    Optional<Instant> last, long count, boolean atLeast, SortedMap<String, Instant> parts) {
  /** Never. */
  public static final ReviewUse NEVER =
      new ReviewUse(Optional.empty(), 0, false, Collections.emptySortedMap());

  public ReviewUse {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /**
   * As people read it.
   *
   * @return such as {@code never} or {@code 12 times, last on 2026-11-20}
   */
  public String told() {
    return last.map(at ->
            "%s%d %s, last on %s"
                .formatted(
                    atLeast ? "at least " : "",
                    count,
                    count == 1 ? "time" : "times",
                    at.toString().substring(0, 10)))
        .orElse("never");
  }
}
