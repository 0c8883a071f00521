package dev.ilk.record.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree of which only tile hashes are stored: computes roots, right edges and proofs, reading
 * O(log n) of them. Trusts what it reads; compare what comes out with a signed root.
 */
public final class Tree {
  private final TileHashes hashes;

  /**
   * A tree over stored hashes.
   *
   * @param hashes where they are
   */
  public Tree(TileHashes hashes) {
    this.hashes = hashes;
  }

  /**
   * The right edge of the tree as it was at a size.
   *
   * @param size how many leaves; the store has at least that many
   * @return the frontier
   */
  public Frontier frontier(long size) {
    List<Hash> peaks = new ArrayList<>();
    long from = 0;
    for (int height = 62; height >= 0; height--) {
      if (((size >>> height) & 1) == 1) {
        peaks.add(perfect(from, height));
        from += 1L << height;
      }
    }
    return new Frontier(size, peaks);
  }

  /**
   * Proof that an entry is in the tree (RFC 6962, section 2.1.1).
   *
   * @param index the entry's index
   * @param size the tree's size, greater than {@code index}
   * @return the hashes from the leaf's sibling up to the root's child
   */
  public List<Hash> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "a tree of size %d has no entry %d".formatted(size, index));
    }
    List<Hash> proof = new ArrayList<>();
    long from = 0;
    long to = size;
    // Walks down to the leaf and notes what it passes by: the proof from its far end.
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        proof.addFirst(range(middle, to));
        to = middle;
      } else {
        proof.addFirst(range(from, middle));
        from = middle;
      }
    }
    return proof;
  }

  /**
   * Proof that a tree grew out of a smaller one (RFC 6962, section 2.1.2).
   *
   * @param old the smaller size, from 1
   * @param size the tree's size, at least {@code old}
   * @return the hashes; none if both are the same tree
   */
  public List<Hash> consistency(long old, long size) {
    if (old < 1 || old > size) {
      throw new IllegalArgumentException(
          "no proof from a tree of size %d to one of size %d".formatted(old, size));
    }
    List<Hash> proof = new ArrayList<>();
    long from = 0;
    long to = size;
    while (old < to) {
      long middle = from + split(to - from);
      if (old <= middle) {
        proof.addFirst(range(middle, to));
        to = middle;
      } else {
        proof.addFirst(range(from, middle));
        from = middle;
      }
    }
    // A verifier knows the old root itself; only a smaller part of the old tree must be told.
    if (from > 0) {
      proof.addFirst(range(from, to));
    }
    return proof;
  }

  /** The Merkle tree hash of leaves from {@code from}, aligned as the tree's shape puts them. */
  private Hash range(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      return perfect(from, Long.numberOfTrailingZeros(width));
    }
    long middle = from + split(width);
    return Merkle.node(range(from, middle), range(middle, to));
  }

  private Hash perfect(long from, int height) {
    int level = height / Tile.HEIGHT;
    int count = 1 << (height % Tile.HEIGHT);
    List<Hash> row = hashes.read(level, from >>> (level * Tile.HEIGHT), count);
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Merkle.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  /** The largest power of two smaller than {@code width}: where RFC 6962 splits a tree. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
