package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Value;
import java.util.Arrays;

/**
 * The latest events of one key, in their order, in a ring that grows up to a bound.
 *
 * <p>INVARIANT: times never fall and points rise from entry to entry.
 */
final class Trail implements Memory.Kept {

  /** The most entries of one key: a bound on memory. What needs more has no value. */
  static final int MOST = 1 << 24;

  private static final int SMALLEST = 4;

  private final int keep;
  private final boolean withValues;
  private long[] times = new long[SMALLEST];
  private long[] points = new long[SMALLEST];
  private Value[][] values = {};
  private int head;
  private int size;
  private long lost = Long.MIN_VALUE;
  private long lostPoint = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;

  Trail(int keep, boolean withValues) {
    this.keep = Math.min(keep, MOST);
    this.withValues = withValues;
    if (withValues) {
      values = new Value[SMALLEST][];
    }
  }

  void add(long time, long point, Value[] kept) {
    if (size == keep) {
      if (keep == MOST) {
        lost = times[head];
        lostPoint = points[head];
      }
      drop();
    }
    if (size == times.length) {
      grow();
    }
    int place = place(size++);
    times[place] = time;
    points[place] = point;
    latest = time;
    if (withValues) {
      values[place] = kept;
    }
  }

  /** Forgets what is older. */
  void forget(long before) {
    while (size > 0 && times[head] < before) {
      drop();
    }
  }

  private void drop() {
    if (withValues) {
      values[head] = new Value[0];
    }
    head = (head + 1) & (times.length - 1);
    size--;
  }

  private int place(int index) {
    return (head + index) & (times.length - 1);
  }

  private void grow() {
    int length = times.length * 2;
    times = unrolled(times, length);
    points = unrolled(points, length);
    if (withValues) {
      Value[][] longer = Arrays.copyOfRange(values, head, head + length);
      System.arraycopy(values, 0, longer, values.length - head, head);
      values = longer;
    }
    head = 0;
  }

  private long[] unrolled(long[] ring, int length) {
    long[] longer = new long[length];
    System.arraycopy(ring, head, longer, 0, ring.length - head);
    System.arraycopy(ring, 0, longer, ring.length - head, head);
    return longer;
  }

  int size() {
    return size;
  }

  long time(int index) {
    return times[place(index)];
  }

  long point(int index) {
    return points[place(index)];
  }

  Value[] values(int index) {
    return values[place(index)];
  }

  @Override
  public long latest() {
    return latest;
  }

  /** The first entry that is not older; an error if an entry as old had to be given up. */
  int since(long time) {
    if (time <= lost) {
      throw Scene.tooMuch();
    }
    return search(times, time);
  }

  /** The first entry that is not before a point; an error if one had to be given up. */
  int fromPoint(long point) {
    if (point <= lostPoint) {
      throw Scene.tooMuch();
    }
    return search(points, point);
  }

  private int search(long[] ring, long wanted) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ring[place(middle)] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
