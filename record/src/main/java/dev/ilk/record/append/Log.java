package dev.ilk.record.append;

import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.entry.Draft;
import dev.ilk.record.log.Batch;
import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's way into the log: one thread that appends whatever waits as one batch. Safe to share
 * between threads.
 *
 * <p>INVARIANT: an index is returned only once the store has said that the entry is durable, or was
 * found to hold it. When the store fails, the writer first finds out what became of the batch and
 * appends nothing meanwhile; new events are refused at once until the store is back.
 */
public final class Log implements Journal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Log.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /** After so many vain attempts to learn a batch's fate, about a third of a second, callers go. */
  private static final int ATTEMPTS_WAITED_FOR = 4;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final LogStore store;
  private final Checkpoints checkpoints;
  private final LogLimits limits;
  private final Backlog backlog;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread writer;
  private volatile Optional<Exception> trouble = Optional.empty();

  private Log(LogStore store, Checkpoints checkpoints, LogLimits limits) {
    this.store = store;
    this.checkpoints = checkpoints;
    this.limits = limits;
    this.backlog = new Backlog(limits);
    this.writer = Thread.ofPlatform().daemon().name("record-writer").unstarted(this::run);
  }

  /**
   * Opens the log and starts its writer.
   *
   * @param store where the log is
   * @param checkpoints where its checkpoints are kept
   * @param keys the keys that speak for it
   * @param limits how much the writer takes on
   * @return the log, to be closed
   * @throws LogStoreException if the store does not answer
   * @throws RecordTampered if the log does not hold what its last checkpoint signed
   */
  public static Log open(
      LogStore store, CheckpointStore checkpoints, LogKeys keys, LogLimits limits) {
    Log log = new Log(store, new Checkpoints(store, checkpoints, keys), limits);
    log.writer.start();
    return log;
  }

  @Override
  public long append(Event event) throws JournalUnavailable {
    Optional<Exception> known = trouble;
    if (known.isPresent()) {
      throw unavailable(known.get());
    }
    Waiting waiting = Waiting.of(draft(event));
    if (!backlog.offer(waiting)) {
      throw new JournalUnavailable("the record's queue is full or closed");
    }
    try {
      return waiting.index().get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() instanceof Exception cause ? cause : e);
    } catch (TimeoutException e) {
      throw new JournalUnavailable("the record's store did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable("interrupted while the record was written", e);
    }
  }

  /** Appends what waits, signs a last checkpoint and stops, within {@link LogLimits#patience}. */
  @Override
  public void close() {
    backlog.close();
    closing.countDown();
    try {
      if (!writer.join(limits.patience())) {
        writer.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Draft draft(Event event) throws JournalUnavailable {
    try {
      return Draft.of(event);
    } catch (IllegalArgumentException e) {
      throw new JournalUnavailable("the event does not fit into the record", e);
    }
  }

  private void run() {
    long due = System.nanoTime() + limits.checkpoints().toNanos();
    try {
      while (!backlog.isDone()) {
        List<Waiting> batch = backlog.take(Duration.ofNanos(due - System.nanoTime()));
        if (!batch.isEmpty()) {
          commit(batch);
        }
        if (due - System.nanoTime() <= 0) {
          publish();
          due = System.nanoTime() + limits.checkpoints().toNanos();
        }
      }
      publish();
    } catch (InterruptedException e) {
      trouble = Optional.of(e);
    } catch (RecordTampered e) {
      LOG.error("{}", e.getMessage());
      trouble = Optional.of(e);
    } finally {
      backlog.close();
      refuse(backlog.drain(), trouble.orElseGet(() -> new LogStoreException("the log is closed")));
    }
  }

  private void commit(List<Waiting> batch) throws InterruptedException {
    try {
      Growing growing = new Growing(batch);
      Frontier after = store.append(growing::from);
      growing.placed().ifPresent(before -> checkpoints.grew(before, after));
      confirm(batch, after.size() - batch.size());
    } catch (RecordTampered e) {
      refuse(batch, e);
      throw e;
    } catch (RuntimeException e) {
      // Whatever an adapter throws, its transaction may have been committed.
      LOG.warn("a batch of {} events failed: {}", batch.size(), e.toString());
      settle(batch, e);
    }
  }

  /** Makes the batch under the store's lock and remembers what it was placed on. */
  private final class Growing {
    private final List<Waiting> batch;
    private Optional<Frontier> placed = Optional.empty();

    Growing(List<Waiting> batch) {
      this.batch = batch;
    }

    Batch from(Frontier head) {
      checkpoints.require(head);
      Growth growth = new Growth(head);
      List<Entry> entries = new ArrayList<>(batch.size());
      for (Waiting waiting : batch) {
        Entry entry = waiting.draft().at(growth.size());
        growth.add(entry.hash());
        entries.add(entry);
      }
      placed = Optional.of(head);
      return new Batch(head.size(), entries, growth.takeCompleted(), growth.frontier());
    }

    Optional<Frontier> placed() {
      return placed;
    }
  }

  /** Finds out whether a failed batch is in, and goes on only then. */
  private void settle(List<Waiting> batch, RuntimeException cause) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    Ref first = Ref.to(batch.getFirst().draft().id());
    for (int attempt = 1; ; attempt++) {
      try {
        // The head waits for transactions under way, so that after it the batch is in or never
        // will be. A batch is in whole or not at all, so its first event speaks for all.
        store.head();
        List<Long> found = store.find(first, Long.MAX_VALUE, 1);
        if (found.isEmpty()) {
          refuse(batch, cause);
        } else {
          confirm(batch, found.getFirst());
        }
        trouble = Optional.empty();
        return;
      } catch (RuntimeException e) {
        trouble = Optional.of(e);
        refuse(backlog.drain(), e);
        if (attempt == ATTEMPTS_WAITED_FOR) {
          // Should the batch turn out to be in: what hung on it was dropped, which is safe.
          refuse(batch, e);
        }
        if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          refuse(batch, e);
          return;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      }
    }
  }

  private void publish() {
    try {
      checkpoints.publish();
    } catch (RecordTampered e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("no checkpoint this time: {}", e.toString());
    }
  }

  private static void confirm(List<Waiting> batch, long first) {
    long index = first;
    for (Waiting waiting : batch) {
      waiting.index().complete(index++);
    }
  }

  private static void refuse(List<Waiting> batch, Exception cause) {
    batch.forEach(waiting -> waiting.index().completeExceptionally(cause));
  }

  private static JournalUnavailable unavailable(Exception cause) {
    return new JournalUnavailable(String.valueOf(cause.getMessage()), cause);
  }
}
