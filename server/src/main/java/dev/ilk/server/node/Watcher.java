package dev.ilk.server.node;

import dev.ilk.kernel.ChangeFeed;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the store's changes, so that what this node holds in memory is as other nodes left it: a
 * change on any node is seen here within {@link ChangeFeed#await} and one reading.
 */
final class Watcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
  private static final int PAGE = 1000;

  private final ChangeFeed changes;
  private final Listener listener;
  private final InstantSource clock;
  private long seen;
  private volatile boolean stopped;

  /** Who is told. What it throws ends nothing: the same changes are told again. */
  interface Listener {
    /** Something changed. */
    void changed(Changes.Change change) throws Exception;

    /** All changes up to an instant have been told. */
    void current(Instant asOf) throws Exception;
  }

  Watcher(ChangeFeed changes, long seen, Listener listener, InstantSource clock) {
    this.changes = changes;
    this.seen = seen;
    this.listener = listener;
    this.clock = clock;
  }

  void start() {
    Thread.ofVirtual().name("changes").start(this::run);
  }

  private void run() {
    boolean away = false;
    try {
      while (!stopped) {
        try {
          read();
          if (away) {
            LOG.info("the changes can be read again");
          }
          away = false;
        } catch (Exception e) {
          if (!away) {
            LOG.warn("the changes cannot be read; tried again and again: {}", e.getMessage());
          }
          away = true;
        }
        changes.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads at once, after a write of this node's own: whoever asked for it finds it in force here
   * when the answer comes. If the store does not answer, the next reading finds it.
   */
  void hurry() {
    try {
      read();
    } catch (Exception e) {
      LOG.warn("a change of this node's own is read later: {}", e.getMessage());
    }
  }

  private synchronized void read() throws Exception {
    Instant asOf = clock.instant();
    List<Changes.Change> page;
    do {
      page = page();
      for (Changes.Change change : page) {
        listener.changed(change);
        seen = change.number();
      }
    } while (page.size() == PAGE);
    listener.current(asOf);
  }

  private List<Changes.Change> page() throws StoreUnavailable {
    return changes.after(seen, PAGE);
  }

  @Override
  public void close() {
    stopped = true;
  }
}
