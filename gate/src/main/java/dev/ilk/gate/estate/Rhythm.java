package dev.ilk.gate.estate;

import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a source is read without anybody asking.
 *
 * @param every how long after one reading the next begins, {@link #SHORTEST} to {@link #LONGEST};
 *     empty if it is read only when somebody asks
 */
public record Rhythm(Optional<Duration> every) {
  /** No source is read more often than this by itself. */
  public static final Duration SHORTEST = Duration.ofMinutes(5);

  /** Nor less often, if it is at all. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** Of a source that nobody said anything about. */
  public static final Rhythm USUAL = new Rhythm(Optional.empty());

  public Rhythm {
    every.ifPresent(Rhythm::check);
  }

  private static void check(Duration time) {
    if (!isBounded(time)) {
      throw new IllegalArgumentException("`%s` is no rhythm of a source".formatted(time));
    }
  }

  /**
   * Reads one time of a rhythm.
   *
   * @param text such as {@code 1h}; of any length
   * @return the time, or empty if it is none between {@link #SHORTEST} and {@link #LONGEST}
   */
  public static Optional<Duration> parse(String text) {
    return Span.parse(text).filter(Rhythm::isBounded);
  }

  private static boolean isBounded(Duration time) {
    return time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0;
  }
}
