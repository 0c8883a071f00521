package dev.ilk.store.database;

import java.time.Duration;

/** Tells that something may have changed in the database. For one that waits. */
sealed interface News extends AutoCloseable permits Polled, Heard {
  /** After so long it is worth looking where nobody tells. */
  Duration POLLED = Duration.ofMillis(50);

  /** Waits until something may have changed since this last returned; never long. */
  void await() throws InterruptedException;

  @Override
  void close();
}
