package dev.ilk.cedar.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * An immutable set of uids, made for asking whether one is in it and for walking over all.
 *
 * <p>INVARIANT: distinct, sorted by hash code, then by uid; {@code hashes[i]} is the hash code of
 * {@code uids[i]}.
 */
public final class UidSet {

  /** The set without uids. */
  public static final UidSet EMPTY = new UidSet(new EntityUid[0]);

  private static final Comparator<EntityUid> CANONICAL =
      Comparator.comparingInt(EntityUid::hashCode).thenComparing(EntityUid::compareUid);

  private final EntityUid[] uids;
  private final int[] hashes;

  private UidSet(EntityUid[] canonical) {
    this.uids = canonical;
    this.hashes = new int[canonical.length];
    for (int i = 0; i < canonical.length; i++) {
      hashes[i] = canonical[i].hashCode();
    }
  }

  /**
   * A set.
   *
   * @param uids its elements, repeated or not
   * @return the set
   */
  public static UidSet of(Collection<EntityUid> uids) {
    if (uids.isEmpty()) {
      return EMPTY;
    }
    return new UidSet(uids.stream().distinct().sorted(CANONICAL).toArray(EntityUid[]::new));
  }

  /**
   * Tells whether a uid is in the set.
   *
   * @param uid the uid
   * @return whether it is
   */
  public boolean contains(EntityUid uid) {
    int wanted = uid.hashCode();
    int low = 0;
    int high = hashes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Integer.compare(hashes[middle], wanted);
      if (order == 0) {
        EntityUid found = uids[middle];
        if (found.equals(uid)) {
          return true;
        }
        order = found.compareUid(uid);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /**
   * The number of uids.
   *
   * @return 0 for the empty set
   */
  public int size() {
    return uids.length;
  }

  /**
   * One uid, for walking over all.
   *
   * @param index from 0 to below {@link #size}
   * @return the uid; the order has no meaning
   */
  public EntityUid get(int index) {
    return uids[index];
  }

  /**
   * The uids as a list.
   *
   * @return an unmodifiable view
   */
  public List<EntityUid> asList() {
    return new AbstractList<>() {
      @Override
      public EntityUid get(int index) {
        return uids[index];
      }

      @Override
      public int size() {
        return uids.length;
      }
    };
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof UidSet that && Arrays.equals(uids, that.uids));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return Arrays.toString(uids);
  }
}
