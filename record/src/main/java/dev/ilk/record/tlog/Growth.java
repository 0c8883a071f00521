package dev.ilk.record.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows leaf by leaf from a frontier, and keeps the node hashes that tiles are made of.
 * Costs one or two hashes a leaf. Not safe to share between threads.
 */
public final class Growth {
  private final List<Hash> peaks;
  private final List<TileHash> nodes = new ArrayList<>();
  private long size;

  /**
   * Goes on from a tree.
   *
   * @param from its right edge
   */
  public Growth(Frontier from) {
    size = from.size();
    peaks = new ArrayList<>(from.peaks());
  }

  /**
   * Appends a leaf.
   *
   * @param leaf its hash
   */
  public void add(Hash leaf) {
    Hash top = leaf;
    // Each bit that carries in size + 1 joins two subtrees of equal height into the next one.
    for (int height = 1; height <= Long.numberOfTrailingZeros(size + 1); height++) {
      top = Merkle.node(peaks.removeLast(), top);
      if (height % Tile.HEIGHT == 0) {
        nodes.add(new TileHash(height / Tile.HEIGHT, size >>> height, top));
      }
    }
    peaks.add(top);
    size++;
  }

  /**
   * How many leaves there are now.
   *
   * @return the size
   */
  public long size() {
    return size;
  }

  /**
   * The right edge as it is now.
   *
   * @return a copy
   */
  public Frontier frontier() {
    return new Frontier(size, peaks);
  }

  /**
   * Hands over the hashes that tiles of level 1 and above gained since the last time, in the order
   * in which they were completed.
   *
   * @return each hash once
   */
  public List<TileHash> takeCompleted() {
    List<TileHash> taken = List.copyOf(nodes);
    nodes.clear();
    return taken;
  }
}
