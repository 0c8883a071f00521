package dev.ilk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time at a company whose past is played too: it runs as everywhere, some days behind, until it
 * is moved to the present.
 */
final class DemoClock implements InstantSource {
  private volatile Duration behind;

  DemoClock(Duration behind) {
    this.behind = behind;
  }

  @Override
  public Instant instant() {
    return InstantSource.system().instant().minus(behind);
  }

  /** Time passes. */
  void moveTo(Duration behind) {
    if (behind.compareTo(this.behind) > 0) {
      throw new IllegalArgumentException("time does not go back");
    }
    this.behind = behind;
  }
}
