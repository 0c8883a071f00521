package dev.ilk.cedar.monitor;

import java.math.BigInteger;

/** The exact sum of a field over a window that moves on, for one key. */
final class RunningTotal implements Memory.Kept {
  private static final int SMALLEST = 4;
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private long[] times = new long[SMALLEST];
  private long[] amounts = new long[SMALLEST];
  private int head;
  private int size;
  private long lost = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;
  // The sum is high * 2^32 + low: neither can overflow with as many entries as there can be.
  private long high;
  private long low;

  void add(long time, long amount) {
    if (size == Trail.MOST) {
      lost = times[head];
      drop();
    }
    if (size == times.length) {
      grow();
    }
    int place = (head + size++) & (times.length - 1);
    times[place] = time;
    amounts[place] = amount;
    latest = time;
    high += amount >> Integer.SIZE;
    low += amount & 0xffff_ffffL;
  }

  /** Forgets what is older. */
  void forget(long before) {
    while (size > 0 && times[head] < before) {
      drop();
    }
  }

  private void drop() {
    long amount = amounts[head];
    high -= amount >> Integer.SIZE;
    low -= amount & 0xffff_ffffL;
    head = (head + 1) & (times.length - 1);
    size--;
  }

  private void grow() {
    times = unrolled(times);
    amounts = unrolled(amounts);
    head = 0;
  }

  private long[] unrolled(long[] ring) {
    long[] longer = new long[ring.length * 2];
    System.arraycopy(ring, head, longer, 0, ring.length - head);
    System.arraycopy(ring, 0, longer, ring.length - head, head);
    return longer;
  }

  @Override
  public long latest() {
    return latest;
  }

  /** The sum of what is not older, held to the range of integers; see {@link #clamped}. */
  long sum(long since) {
    if (since <= lost) {
      throw Scene.tooMuch();
    }
    forget(since);
    if (high >= Integer.MIN_VALUE / 2
        && high <= Integer.MAX_VALUE / 2
        && low < Long.MAX_VALUE / 4) {
      return (high << Integer.SIZE) + low;
    }
    return clamped(BigInteger.valueOf(high).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(low)));
  }

  /** A sum that no integer can hold is the nearest one that can. */
  static long clamped(BigInteger sum) {
    return sum.max(LEAST).min(MOST).longValue();
  }
}
