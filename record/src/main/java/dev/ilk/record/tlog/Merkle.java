package dev.ilk.record.tlog;

import dev.ilk.kernel.Sha256;

/** The hashes of RFC 6962, section 2.1. Leaves and nodes begin with different bytes. */
public final class Merkle {
  /** The root of the tree without leaves. */
  public static final Hash EMPTY = Hash.owned(Sha256.of());

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  /**
   * The hash of a leaf.
   *
   * @param entry the entry's bytes, any length
   * @return the hash
   */
  public static Hash leaf(byte[] entry) {
    return Hash.owned(Sha256.of(LEAF, entry));
  }

  /**
   * The hash of an inner node.
   *
   * @param left the root of the left subtree
   * @param right the root of the right subtree
   * @return the hash
   */
  public static Hash node(Hash left, Hash right) {
    return Hash.owned(Sha256.of(NODE, left.raw(), right.raw()));
  }
}
