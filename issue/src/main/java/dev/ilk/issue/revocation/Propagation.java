package dev.ilk.issue.revocation;

import java.time.Duration;

/**
 * Is told how long revocations take to get about, from the moment at which they were made. Called
 * by whoever passes the news on, so it does not block.
 */
public interface Propagation {
  /** Tells nobody. */
  Propagation UNMEASURED =
      new Propagation() {
        @Override
        public void seen(Duration after) {}

        @Override
        public void told(Duration after) {}
      };

  /**
   * This node has heard of a revocation, its own or another's.
   *
   * @param after how long after it was made; negative if the clocks of two nodes differ so far
   */
  void seen(Duration after);

  /**
   * A guard that waits for news is answered with a revocation.
   *
   * @param after how long after it was made; negative if the clocks of two nodes differ so far
   */
  void told(Duration after);
}
