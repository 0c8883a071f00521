package dev.ilk.server.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is due from time to time, on any number of nodes. */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final List<Chore> chores;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * A piece of work.
   *
   * @param name for messages
   * @param work done every minute; what it throws is told and tried again
   */
  record Chore(String name, Work work) {}

  /** What a chore does. */
  interface Work {
    void run() throws Exception;
  }

  Upkeep(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  void start() {
    Thread.ofVirtual().name("upkeep").start(this::run);
  }

  private void run() {
    try {
      do {
        chores.forEach(Upkeep::tryOnce);
      } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tryOnce(Chore chore) {
    try {
      chore.work().run();
    } catch (Exception e) {
      LOG.warn("{} did not succeed and is tried again: {}", chore.name(), e.getMessage());
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
