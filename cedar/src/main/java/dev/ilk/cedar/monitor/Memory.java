package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.temporal.EventField;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one history remembers for one {@link Spec}, by key. Keys that were quiet for longer than the
 * horizon are forgotten.
 *
 * <p>INVARIANT: entries stand in the order in which they were last touched, the eldest first.
 *
 * @param <T> what is kept for a key
 */
abstract sealed class Memory<T extends Memory.Kept> {

  /** What is kept for one key. */
  interface Kept {
    /** When the latest event of it was, in milliseconds. */
    long latest();
  }

  private final Spec spec;
  private final LinkedHashMap<Object, T> byKey = new LinkedHashMap<>(4, 0.75f, true);

  private Memory(Spec spec) {
    this.spec = spec;
  }

  abstract T fresh();

  abstract void add(T kept, Event event, long point, long time);

  /** Takes an event in, if it is one to remember. */
  final void observe(Event event, long point, long time) {
    if (!spec.filter().passes(event)) {
      return;
    }
    Object key = key(event, spec.keys());
    if (key == null) {
      return;
    }
    T kept = byKey.get(key);
    if (kept == null) {
      kept = fresh();
      byKey.put(key, kept);
    }
    add(kept, event, point, time);
    forgetQuietKeys(time - spec.horizon());
  }

  private void forgetQuietKeys(long before) {
    Iterator<Map.Entry<Object, T>> eldest = byKey.entrySet().iterator();
    while (eldest.hasNext() && eldest.next().getValue().latest() < before) {
      eldest.remove();
    }
  }

  /** What is kept for a key, or null. */
  final @Nullable T get(Object key) {
    return byKey.get(key);
  }

  /** The number of keys. */
  final int size() {
    return byKey.size();
  }

  /** The key of an event: its only value, or the list of its values; null if one is missing. */
  static @Nullable Object key(Event event, List<EventField> fields) {
    if (fields.size() == 1) {
      return event.get(fields.getFirst());
    }
    Value[] values = values(event, fields);
    return values == null ? null : Arrays.asList(values);
  }

  static Value @Nullable [] values(Event event, List<EventField> fields) {
    Value[] values = new Value[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Value value = event.get(fields.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values;
  }

  /** The latest events of each key. */
  static final class OfTrails extends Memory<Trail> {
    private final Spec.Recent spec;

    OfTrails(Spec.Recent spec) {
      super(spec);
      this.spec = spec;
    }

    @Override
    Trail fresh() {
      return new Trail(spec.keep(), !spec.values().isEmpty());
    }

    @Override
    void add(Trail trail, Event event, long point, long time) {
      Value[] values = values(event, spec.values());
      if (values != null) {
        trail.forget(time - spec.horizon());
        trail.add(time, point, values);
      }
    }
  }

  /** The values seen for each key. */
  static final class OfSightings extends Memory<Sightings> {
    private final Spec.Distinct spec;

    OfSightings(Spec.Distinct spec) {
      super(spec);
      this.spec = spec;
    }

    @Override
    Sightings fresh() {
      return new Sightings(spec.keep());
    }

    @Override
    void add(Sightings sightings, Event event, long point, long time) {
      Value[] values = values(event, spec.values());
      if (values != null) {
        sightings.forget(time - spec.horizon());
        sightings.add(time, values);
      }
    }
  }

  /** The sum for each key. */
  static final class OfTotals extends Memory<RunningTotal> {
    private final Spec.Total spec;

    OfTotals(Spec.Total spec) {
      super(spec);
      this.spec = spec;
    }

    @Override
    RunningTotal fresh() {
      return new RunningTotal();
    }

    @Override
    void add(RunningTotal total, Event event, long point, long time) {
      // What is no integer is skipped, as the language says.
      if (event.get(spec.summed()) instanceof LongValue(long amount)) {
        total.forget(time - spec.horizon());
        total.add(time, amount);
      }
    }
  }
}
