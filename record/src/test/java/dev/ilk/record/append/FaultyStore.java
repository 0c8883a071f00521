package dev.ilk.record.append;

import dev.ilk.record.log.Batch;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.MemoryLogStore;
import dev.ilk.record.log.Ref;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store whose appends fail as told: before anything is written, or after everything is. */
final class FaultyStore implements LogStore {
  enum Fault {
    NONE,
    NOT_PERSISTED,
    PERSISTED
  }

  final MemoryLogStore real;
  final AtomicInteger appends = new AtomicInteger();
  volatile boolean down;
  volatile Supplier<Fault> faults = () -> Fault.NONE;

  FaultyStore(MemoryLogStore real) {
    this.real = real;
  }

  /** The next append fails so, later ones do not. */
  void failOnce(Fault fault) {
    AtomicInteger calls = new AtomicInteger();
    faults = () -> calls.getAndIncrement() == 0 ? fault : Fault.NONE;
  }

  @Override
  public Frontier append(Function<Frontier, Batch> batch) {
    up();
    appends.incrementAndGet();
    return switch (faults.get()) {
      case NONE -> real.append(batch);
      case NOT_PERSISTED -> throw new LogStoreException("the disk is full");
      case PERSISTED -> {
        real.append(batch);
        throw new LogStoreException("the connection was lost");
      }
    };
  }

  @Override
  public Frontier head() {
    up();
    return real.head();
  }

  @Override
  public List<StoredEntry> entries(long from, int limit) {
    up();
    return real.entries(from, limit);
  }

  @Override
  public List<Hash> read(int level, long from, int count) {
    up();
    return real.read(level, from, count);
  }

  @Override
  public List<Long> find(Ref ref, long before, int limit) {
    up();
    return real.find(ref, before, limit);
  }

  @Override
  public List<Long> open(Instant before, int limit) {
    up();
    return real.open(before, limit);
  }

  @Override
  public void erase(List<Long> indices) {
    up();
    real.erase(indices);
  }

  private void up() {
    if (down) {
      throw new LogStoreException("the store is down");
    }
  }
}
