package dev.ilk.place;

import java.time.Duration;

/**
 * How fast somebody would have travelled between two sign-ins.
 *
 * @param kilometres how far, at the least
 * @param speed how fast, in kilometres an hour
 */
public record Travel(long kilometres, long speed) {
  /** Faster than an airliner: nobody travels so. In kilometres an hour. */
  public static final long FASTEST = 1000;

  /** Databases mistake a provider's town for a person's: below this nothing is said. In km. */
  public static final long NEAR = 100;

  /** Two sign-ins within it count as this far apart, so that no clock makes a walk a flight. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /**
   * Between two places.
   *
   * @param from where
   * @param to where
   * @param lasting the time between
   * @return how far and how fast
   */
  public static Travel between(Point from, Point to, Duration lasting) {
    double kilometres = from.apart(to);
    Duration counted = lasting.compareTo(SHORTEST) < 0 ? SHORTEST : lasting;
    return new Travel(Math.round(kilometres), Math.round(kilometres * 3600 / counted.toSeconds()));
  }

  /**
   * Whether it takes two people, or somebody else's network.
   *
   * @return true if it is farther than {@link #NEAR} and faster than {@link #FASTEST}
   */
  public boolean isImpossible() {
    return kilometres > NEAR && speed > FASTEST;
  }
}
