package dev.ilk.record.verify;

import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import java.util.List;
import java.util.Optional;

/** A log to be verified: claims, every one of them. */
public interface LogSource {
  /** The most entries or checkpoints that are asked for at once. */
  int MAX_READ = 256;

  /**
   * How many entries there should be.
   *
   * @return not negative
   */
  long size();

  /**
   * The right edge that is stored beside the entries.
   *
   * @return empty if this source keeps none
   */
  Optional<Frontier> edge();

  /**
   * Reads entries in order of their index.
   *
   * @param from the lowest index wanted
   * @param limit how many at most, up to {@link #MAX_READ}
   * @return those there are
   */
  List<StoredEntry> entries(long from, int limit);

  /**
   * A stored hash of a tile of level 1 or above.
   *
   * @param level from 1
   * @param index its place in the level
   * @return empty if it is missing
   */
  Optional<Hash> tileHash(int level, long index);

  /**
   * Reads signed checkpoints in order of size.
   *
   * @param fromSize the smallest size wanted
   * @param limit how many at most, up to {@link #MAX_READ}
   * @return the signed notes
   */
  List<String> checkpoints(long fromSize, int limit);
}
