package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.EventField;
import java.util.List;
import java.util.Map;

/** The steps that are about one point of the history. */
final class Steps {
  private Steps() {}

  /** The event that is decided matches. */
  record Current(EventFilter filter, List<EventField> keys, List<Operand> wanted, Capture capture)
      implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      Event event = scene.history.current();
      EventFilter.Shape shape = filter.of().orElseThrow();
      if (event.kind() != shape.kind()
          || !event.action().equals(shape.action())
          || !filter.passes(event)) {
        return false;
      }
      for (int i = 0; i < wanted.size(); i++) {
        Value value = wanted.get(i).value(scene, point, time);
        if (value == null || !value.equals(event.get(keys.get(i)))) {
          return false;
        }
      }
      Value[] values = Memory.values(event, capture.fields());
      if (values == null) {
        return false;
      }
      capture.bind(scene, values);
      return goal.reached(scene);
    }
  }

  /** An event of the past matches. */
  record Past(Reader<Trail> trail, Capture capture) implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      Trail found = trail.find(scene, point, time);
      if (found == null) {
        return false;
      }
      int index = found.fromPoint(point);
      if (index == found.size() || found.point(index) != point) {
        return false;
      }
      capture.bind(scene, found, index);
      return goal.reached(scene);
    }
  }

  /**
   * Variables that take the values of an event.
   *
   * @param fields the fields, as they are kept
   * @param slots the variables, as many
   */
  record Capture(List<EventField> fields, List<Integer> slots) {
    static final Capture NONE = new Capture(List.of(), List.of());

    Capture {
      fields = List.copyOf(fields);
      slots = List.copyOf(slots);
    }

    boolean isEmpty() {
      return slots.isEmpty();
    }

    void bind(Scene scene, Value[] values) {
      for (int i = 0; i < slots.size(); i++) {
        scene.bind(slots.get(i), values[i]);
      }
    }

    void bind(Scene scene, Trail trail, int index) {
      if (!slots.isEmpty()) {
        bind(scene, trail.values(index));
      }
    }
  }

  /** A variable takes the number of the point. */
  record Timepoint(int slot) implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      scene.bind(slot, Value.of(point));
      return goal.reached(scene);
    }
  }

  /** A variable that has a value is the number of the point. */
  record SameTimepoint(int slot) implements Step.Filter {
    @Override
    public boolean test(Scene scene, long point, long time) {
      return scene.variable(slot).equals(Value.of(point));
    }
  }

  /** A variable takes a value. */
  record Bind(int slot, Operand operand) implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      Value value = operand.value(scene, point, time);
      if (value == null) {
        return false;
      }
      scene.bind(slot, value);
      return goal.reached(scene);
    }
  }

  /** A comparison holds. */
  record Compare(Operand left, Comparator operator, Operand right) implements Step.Filter {
    @Override
    public boolean test(Scene scene, long point, long time) {
      return EventFilter.compare(
          operator, left.value(scene, point, time), right.value(scene, point, time));
    }
  }

  /** There is no solution. */
  record Not(Chain operand) implements Step.Filter {
    @Override
    public boolean test(Scene scene, long point, long time) {
      return !operand.test(scene, point, time);
    }
  }

  /** A formula at the point before. */
  record Previous(Reader<Trail> every, long window, Chain body) implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      Trail events = every.find(scene, point, time);
      if (events == null) {
        return false;
      }
      int index = events.fromPoint(point - 1);
      if (index == events.size()
          || events.point(index) != point - 1
          || events.time(index) < time - window) {
        return false;
      }
      return body.solve(scene, point - 1, events.time(index), goal);
    }
  }

  /** A combination of values was seen in the window; nothing else is asked of its event. */
  record Seen(Reader<Sightings> sightings, long window, Capture capture, Chain rest)
      implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      Sightings found = sightings.find(scene, point, time);
      if (found == null) {
        return false;
      }
      // An error if it cannot be told; the number itself is of no interest.
      found.count(time - window);
      for (Map.Entry<List<Value>, Long> entry : found.latestFirst().entrySet()) {
        scene.step();
        capture.bind(scene, entry.getKey().toArray(Value[]::new));
        if (rest.solve(scene, point, time, goal)) {
          return true;
        }
      }
      return false;
    }
  }

  /** An event of the window matches; nothing else is asked of it. */
  record Happened(Reader<Trail> trail, long window) implements Step.Filter {
    @Override
    public boolean test(Scene scene, long point, long time) {
      Trail found = trail.find(scene, point, time);
      if (found == null) {
        return false;
      }
      int last = found.fromPoint(point + 1) - 1;
      return last >= 0 && found.time(last) >= time - window;
    }
  }

  /** A formula at some point of the window: the points are those of matching events. */
  record Formerly(Reader<Trail> trail, long window, Capture capture, Chain rest) implements Step {
    @Override
    public boolean solve(Scene scene, long point, long time, Goal goal) {
      Trail found = trail.find(scene, point, time);
      if (found == null) {
        return false;
      }
      int oldest = found.since(time - window);
      for (int i = found.fromPoint(point + 1) - 1; i >= oldest; i--) {
        scene.step();
        capture.bind(scene, found, i);
        if (rest.solve(scene, found.point(i), found.time(i), goal)) {
          return true;
        }
      }
      return false;
    }
  }
}
