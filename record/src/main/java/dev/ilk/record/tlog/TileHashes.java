package dev.ilk.record.tlog;

import java.util.List;

/** Where the hashes of a tree's tiles are read from. */
@FunctionalInterface
public interface TileHashes {
  /**
   * Reads consecutive hashes of one level.
   *
   * @param level 0 for leaf hashes; a hash at level {@code l} spans 256<sup>l</sup> leaves
   * @param from the first hash's place in the level
   * @param count how many, from 1 to 256
   * @return exactly {@code count} hashes
   * @throws IllegalStateException if the tree does not have them all
   */
  List<Hash> read(int level, long from, int count);
}
