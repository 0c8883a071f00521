package dev.ilk.record.log;

import java.util.List;
import java.util.Optional;

/**
 * Where signed checkpoints are kept. They bound what somebody with write access to the log can
 * change unseen, so each is kept, and a copy belongs where that somebody has no access.
 *
 * <p>Throws {@link LogStoreException} as {@link LogStore} does. Safe to share between threads.
 */
public interface CheckpointStore {
  /** The most checkpoints that one read returns. */
  int MAX_READ = 256;

  /**
   * Keeps a checkpoint; durable once this returns. If there is one of the same size, the first
   * stays.
   *
   * @param size the tree size that it signs
   * @param note the signed note as published
   */
  void save(long size, String note);

  /**
   * The checkpoint of the greatest size.
   *
   * @return the signed note, or empty if none was ever saved
   */
  Optional<String> latest();

  /**
   * Reads checkpoints in order of size.
   *
   * @param fromSize the smallest size wanted
   * @param limit how many at most, from 1 to {@link #MAX_READ}
   * @return the signed notes
   */
  List<String> list(long fromSize, int limit);
}
