package dev.ilk.record.verify;

import dev.ilk.kernel.Result;
import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** A log in its store, as far as it reached when this was made; it may go on growing. */
public final class StoreSource implements LogSource {
  private final LogStore store;
  private final CheckpointStore checkpoints;
  private final long lastSigned;
  private final Frontier head;

  /**
   * Takes the log as it is now.
   *
   * @param store where it is
   * @param checkpoints where its checkpoints are
   */
  public StoreSource(LogStore store, CheckpointStore checkpoints) {
    this.store = store;
    this.checkpoints = checkpoints;
    // In this order: a checkpoint signed meanwhile must not make this head look cut.
    this.lastSigned = checkpoints.latest().map(StoreSource::claimedSize).orElse(0L);
    this.head = store.head();
  }

  @Override
  public long size() {
    return head.size();
  }

  @Override
  public Optional<Frontier> edge() {
    return Optional.of(head);
  }

  @Override
  public List<StoredEntry> entries(long from, int limit) {
    return store.entries(from, limit);
  }

  @Override
  public Optional<Hash> tileHash(int level, long index) {
    try {
      return Optional.of(store.read(level, index, 1).getFirst());
    } catch (LogStoreException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> checkpoints(long fromSize, int limit) {
    return checkpoints.list(fromSize, limit).stream()
        .filter(note -> claimedSize(note) <= lastSigned)
        .toList();
  }

  /** What a note says, not yet believed; a note that cannot be read is passed on as it is. */
  private static long claimedSize(String note) {
    return switch (Checkpoint.claimedBy(note)) {
      case Result.Ok<Checkpoint>(Checkpoint checkpoint) -> checkpoint.size();
      case Result.Failed<Checkpoint> _ -> 0;
    };
  }
}
