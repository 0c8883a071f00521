package dev.ilk.record.tlog;

import java.util.List;

/**
 * The right edge of a tree: the roots of the largest perfect subtrees it falls into, from left to
 * right. With it alone, at most 63 hashes, anyone can go on appending or tell the root.
 *
 * @param size how many leaves the tree has; not negative
 * @param peaks one hash for each bit set in {@code size}, highest bit first
 */
public record Frontier(long size, List<Hash> peaks) {
  /** The tree without leaves. */
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    peaks = List.copyOf(peaks);
    if (size < 0 || peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of size %d does not have %d peaks".formatted(size, peaks.size()));
    }
  }

  /**
   * The root of the tree (RFC 6962, section 2.1).
   *
   * @return the Merkle tree hash of all leaves
   */
  public Hash root() {
    if (peaks.isEmpty()) {
      return Merkle.EMPTY;
    }
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Merkle.node(peaks.get(i), root);
    }
    return root;
  }
}
