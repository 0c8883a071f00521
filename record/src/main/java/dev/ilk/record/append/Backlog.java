package dev.ilk.record.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The events that wait for the writer: bounded in number and bytes, first come first served. */
final class Backlog {
  private final LogLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition filled = lock.newCondition();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /** Of the last batch that was not empty: how many it held, and when it was taken. */
  private int last;

  private long taken;

  Backlog(LogLimits limits) {
    this.limits = limits;
  }

  /** Takes an event on, or refuses it at once: if there is no room, or no writer any more. */
  boolean offer(Waiting event) {
    lock.lock();
    try {
      int size = event.draft().size();
      boolean room =
          waiting.size() < limits.waitingEvents()
              && (waiting.isEmpty() || bytes + size <= limits.waitingBytes());
      if (closed || !room) {
        return false;
      }
      waiting.add(event);
      bytes += size;
      changed.signal();
      if (isBatch()) {
        filled.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what waits, up to one batch. Waits for the first event so long at most; none if none came
   * or the backlog was closed empty. Batches of several keep {@link LogLimits#spacing}.
   */
  List<Waiting> take(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      gather();
      List<Waiting> batch = new ArrayList<>();
      long size = 0;
      while (!waiting.isEmpty() && batch.size() < limits.batchEvents()) {
        int next = waiting.getFirst().draft().size();
        if (!batch.isEmpty() && size + next > limits.batchBytes()) {
          break;
        }
        batch.add(waiting.removeFirst());
        size += next;
      }
      bytes -= size;
      if (!batch.isEmpty()) {
        last = batch.size();
        taken = System.nanoTime();
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a batch grow. The writer sleeps through it: being woken for each event costs as much. */
  private void gather() throws InterruptedException {
    if (waiting.isEmpty() || last < 2) {
      return;
    }
    long left = taken + limits.spacing().toNanos() - System.nanoTime();
    while (left > 0 && !closed && !isBatch()) {
      left = filled.awaitNanos(left);
    }
  }

  /** Whether as much waits as one batch takes, or as may wait. */
  private boolean isBatch() {
    return waiting.size() >= Math.min(limits.batchEvents(), limits.waitingEvents())
        || bytes >= Math.min(limits.batchBytes(), limits.waitingBytes());
  }

  /** Takes everything that waits, to refuse it. */
  List<Waiting> drain() {
    lock.lock();
    try {
      List<Waiting> all = List.copyOf(waiting);
      waiting.clear();
      bytes = 0;
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Refuses what comes from now on; what waits can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was closed and nothing is left to take. */
  boolean isDone() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
