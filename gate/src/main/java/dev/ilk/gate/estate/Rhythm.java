package dev.ilk.gate.estate;

import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a source is read without anybody asking, and how often all of it.
 *
 * @param every how long after one reading the next begins, {@link #SHORTEST} to {@link #LONGEST};
 *     empty if it is read only when somebody asks
 * @param whole how long after one whole reading began the next reading is whole again, within the
 *     same bounds, though the source could tell what changed
 */
public record Rhythm(Optional<Duration> every, Duration whole) {
  /** No source is read more often than this by itself. */
  public static final Duration SHORTEST = Duration.ofMinutes(5);

  /** Nor less often, if it is at all. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** How long changes are believed to be all, if nobody says otherwise. */
  public static final Duration WHOLE = Duration.ofDays(1);

  /** Of a source that nobody said anything about. */
  public static final Rhythm USUAL = new Rhythm(Optional.empty(), WHOLE);

  public Rhythm {
    every.ifPresent(Rhythm::check);
    check(whole);
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
