package dev.ilk.record.tlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Checks of Merkle proofs, as RFC 9162 spells them out. */
public final class Proofs {
  private Proofs() {}

  /**
   * Whether a proof shows that an entry is in a tree (RFC 9162, section 2.1.3.2).
   *
   * @param index the entry's index
   * @param leaf the entry's leaf hash
   * @param size the tree's size
   * @param root the tree's root
   * @param proof from the leaf's sibling up to the root's child
   * @return true only if the proof holds and has no hash too many
   */
  public static boolean included(long index, Hash leaf, long size, Hash root, List<Hash> proof) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.node(sibling, hash);
        // A last node without a right sibling rises unchanged until it is a right child.
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = Merkle.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /**
   * Whether a proof shows that a tree grew out of a smaller one by appending only (RFC 9162,
   * section 2.1.4.2).
   *
   * @param old the smaller size, from 1
   * @param oldRoot the smaller tree's root
   * @param size the tree's size
   * @param root the tree's root
   * @param proof the hashes
   * @return true only if the proof holds and has no hash too many
   */
  public static boolean consistent(long old, Hash oldRoot, long size, Hash root, List<Hash> proof) {
    if (old < 1 || old > size) {
      return false;
    }
    if (old == size) {
      return proof.isEmpty() && oldRoot.equals(root);
    }
    Deque<Hash> path = new ArrayDeque<>(proof);
    if (Long.bitCount(old) == 1) {
      path.addFirst(oldRoot);
    }
    if (path.isEmpty()) {
      return false;
    }
    long node = old - 1;
    long last = size - 1;
    while ((node & 1) == 1) {
      node >>>= 1;
      last >>>= 1;
    }
    Hash before = path.removeFirst();
    Hash now = before;
    for (Hash step : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        before = Merkle.node(step, before);
        now = Merkle.node(step, now);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        now = Merkle.node(now, step);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && before.equals(oldRoot) && now.equals(root);
  }
}
