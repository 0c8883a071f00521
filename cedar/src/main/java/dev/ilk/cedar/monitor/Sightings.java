package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Value;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * When each combination of values was seen last, for one key.
 *
 * <p>INVARIANT: entries stand in the order of their times, the eldest first.
 */
final class Sightings implements Memory.Kept {
  private final int keep;
  private final SequencedMap<List<Value>, Long> seen = new LinkedHashMap<>(4);
  private long lost = Long.MIN_VALUE;

  Sightings(int keep) {
    this.keep = Math.min(keep, Trail.MOST);
  }

  void add(long time, Value[] values) {
    seen.putLast(Arrays.asList(values), time);
    if (seen.size() > keep) {
      Map.Entry<List<Value>, Long> eldest = seen.firstEntry();
      if (keep == Trail.MOST) {
        lost = eldest.getValue();
      }
      seen.pollFirstEntry();
    }
  }

  /** Forgets what is older. */
  void forget(long before) {
    Iterator<Long> times = seen.values().iterator();
    while (times.hasNext() && times.next() < before) {
      times.remove();
    }
  }

  /** The combinations, the latest first. */
  SequencedMap<List<Value>, Long> latestFirst() {
    return seen.reversed();
  }

  /** The number of combinations not older; an error if one as old had to be given up. */
  int count(long since) {
    if (since <= lost) {
      throw Scene.tooMuch();
    }
    forget(since);
    return seen.size();
  }

  @Override
  public long latest() {
    return seen.isEmpty() ? Long.MIN_VALUE : seen.lastEntry().getValue();
  }
}
