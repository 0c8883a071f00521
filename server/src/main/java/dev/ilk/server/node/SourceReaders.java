package dev.ilk.server.node;

import dev.ilk.estate.Timetable;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the sources whose turn it is, a few at a time, and keeps no other upkeep waiting. */
final class SourceReaders {
  private static final Logger LOG = LoggerFactory.getLogger(SourceReaders.class);

  /** So many sources are read at once by one node without anybody asking. */
  private static final int MOST = 2;

  private final Timetable timetable;
  private final Semaphore free = new Semaphore(MOST);

  SourceReaders(Timetable timetable) {
    this.timetable = timetable;
  }

  /** Sets all to work that are free; those that find nothing to do are free again. */
  void wake() {
    while (free.tryAcquire()) {
      Thread.ofVirtual().name("reading-sources").start(this::read);
    }
  }

  private void read() {
    try {
      boolean more = true;
      while (more) {
        more = timetable.next();
      }
    } catch (StoreUnavailable | JournalUnavailable e) {
      LOG.warn("sources are not read, which is tried again: {}", e.getMessage());
    } finally {
      free.release();
    }
  }
}
