package dev.ilk.discover.connect;

import java.time.Duration;

/** How to wait when a system asks to. */
@FunctionalInterface
public interface Waiting {
  /**
   * Waits.
   *
   * @param time how long
   * @throws SystemUnreadable if it is too long to wait here
   * @throws InterruptedException if the thread was interrupted
   */
  void of(Duration time) throws SystemUnreadable, InterruptedException;
}
