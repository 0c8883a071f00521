package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * Which leaks to list, the latest found first.
 *
 * @param source only those of this thing that is scanned
 * @param closed also those of which nothing is left to do
 * @param after goes on after this mark, as the page before gave it
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record LeakQuery(Optional<String> source, boolean closed, Optional<Mark> after, int limit) {
  /** The longest page. */
  public static final int MOST = 500;

  public LeakQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d leaks a page".formatted(MOST));
    }
  }

  /**
   * A place in the order.
   *
   * @param found when the last one was found
   * @param fingerprint which it was
   */
  public record Mark(Instant found, String fingerprint) {}
}
