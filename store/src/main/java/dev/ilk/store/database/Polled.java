package dev.ilk.store.database;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** For a database that tells nothing: something may always have changed. */
final class Polled implements News {
  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public void await() throws InterruptedException {
    closed.await(POLLED.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
