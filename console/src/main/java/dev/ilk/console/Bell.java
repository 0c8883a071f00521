package dev.ilk.console;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rings when something has changed that open pages count, on this node or another; pages then look
 * again, each for whoever looks at it. Safe to share between threads.
 */
public final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long count;

  /** Builds one that has never rung. */
  public Bell() {}

  /** Rings, for everyone who waits. */
  public void ring() {
    lock.lock();
    try {
      count++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often it has rung. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it has rung more often than that, or for the time given; tells how often it has.
   */
  long await(long heard, Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (count <= heard && left > 0) {
        left = rung.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
