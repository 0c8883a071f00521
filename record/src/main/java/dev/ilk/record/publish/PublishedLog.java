package dev.ilk.record.publish;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.EntryBundle;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Tile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Each file of the log by its path. Beside the files of the format there is {@code event/<index>}
 * for an event too long for its entry, which holds its digest. Safe to share between threads.
 */
public final class PublishedLog {
  /** The path of the signed checkpoint. */
  public static final String CHECKPOINT = "checkpoint";

  private static final Pattern EVENT = Pattern.compile("event/(0|[1-9][0-9]{0,17})");

  private final LogStore store;
  private final CheckpointStore checkpoints;

  /**
   * Publishes a log.
   *
   * @param store where it is
   * @param checkpoints where its checkpoints are
   */
  public PublishedLog(LogStore store, CheckpointStore checkpoints) {
    this.store = store;
    this.checkpoints = checkpoints;
  }

  /**
   * Reads one file.
   *
   * @param path below the log's prefix; of any length
   * @return its bytes, or empty if the log as last signed has no such file
   */
  public Optional<byte[]> file(String path) {
    if (path.equals(CHECKPOINT)) {
      return checkpoints.latest().map(note -> note.getBytes(StandardCharsets.UTF_8));
    }
    long size = size();
    Matcher event = EVENT.matcher(path);
    if (event.matches()) {
      return detached(Long.parseLong(event.group(1)), size);
    }
    return EntryBundle.parsePath(path)
        .filter(tile -> tile.isWithin(size))
        .map(this::bundle)
        .or(() -> Tile.parse(path).filter(tile -> tile.isWithin(size)).map(this::hashes));
  }

  /**
   * How many entries the last checkpoint covers.
   *
   * @return zero before the first checkpoint
   */
  public long size() {
    return checkpoints.latest().map(PublishedLog::claimedSize).orElse(0L);
  }

  static long claimedSize(String note) {
    return switch (Checkpoint.claimedBy(note)) {
      case Result.Ok<Checkpoint>(Checkpoint checkpoint) -> checkpoint.size();
      case Result.Failed<Checkpoint> _ -> 0;
    };
  }

  private byte[] hashes(Tile tile) {
    ByteBuffer file = ByteBuffer.allocate(tile.width() * Hash.SIZE);
    store
        .read(tile.level(), tile.index() * Tile.WIDTH, tile.width())
        .forEach(hash -> file.put(hash.toArray()));
    return file.array();
  }

  private byte[] bundle(Tile tile) {
    List<StoredEntry> entries = store.entries(tile.index() * Tile.WIDTH, tile.width());
    return EntryBundle.encode(entries.stream().map(StoredEntry::leaf).toList());
  }

  private Optional<byte[]> detached(long index, long size) {
    return index >= size
        ? Optional.empty()
        : store.entries(index, 1).stream()
            .findFirst()
            .flatMap(StoredEntry::detached)
            .map(Bytes::toArray);
  }
}
