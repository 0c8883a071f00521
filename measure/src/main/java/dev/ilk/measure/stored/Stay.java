package dev.ilk.measure.stored;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which something was used again and again, never longer than {@link #PAUSE} apart.
 *
 * @param first when it was used first
 * @param last when it was used last
 */
public record Stay(Instant first, Instant last) {
  /** Whoever comes back after a longer pause than this begins anew. */
  public static final Duration PAUSE = Duration.ofHours(1);

  /**
   * Together with another.
   *
   * @param other of the same thing
   * @return both as one; the later one if there is a pause between them
   */
  public Stay and(Stay other) {
    boolean second = first.isAfter(other.first);
    Stay earlier = second ? other : this;
    Stay later = second ? this : other;
    return later.first.isAfter(earlier.last.plus(PAUSE))
        ? later
        : new Stay(earlier.first, earlier.last.isAfter(later.last) ? earlier.last : later.last);
  }

  /**
   * From the first of both to the last, however long the pause between.
   *
   * @param other of the same thing
   * @return both as one
   */
  public Stay hull(Stay other) {
    return new Stay(
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
