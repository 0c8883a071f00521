package dev.ilk.prove.federation.issuer;

import java.time.Duration;
import java.util.Optional;

/**
 * How long fetched keys are used.
 *
 * @param least at least so long, whatever the issuer says: bounds how often it is asked
 * @param usual where the issuer says nothing
 * @param most at most so long, whatever the issuer says: bounds how long a withdrawn key is trusted
 * @param grace how much longer while the issuer does not answer: bounds how long Ilk goes on
 *     without it (P6)
 * @param pause at least so long between two attempts at one issuer, also when tokens name keys that
 *     are not known: bounds what strangers can make Ilk do
 */
public record Freshness(
    Duration least, Duration usual, Duration most, Duration grace, Duration pause) {
  /** 1 minute, 10 minutes, 1 hour; 1 hour of grace; 10 seconds between attempts. */
  public static final Freshness USUAL =
      new Freshness(
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofSeconds(10));

  public Freshness {
    if (least.isNegative()
        || least.compareTo(usual) > 0
        || usual.compareTo(most) > 0
        || grace.isNegative()
        || pause.isNegative()) {
      throw new IllegalArgumentException("not negative, and least ≤ usual ≤ most");
    }
  }

  /** The issuer's wish within the bounds. */
  Duration of(Optional<Duration> wish) {
    Duration wanted = wish.orElse(usual);
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }
}
