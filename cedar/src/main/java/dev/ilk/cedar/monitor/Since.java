package dev.ilk.cedar.monitor;

import java.util.List;

/**
 * An anchor at some point of the window, and a formula at every point after it.
 *
 * @param trail the matching events that the points of the anchor are
 * @param window how far back the anchor may be
 * @param capture the variables that the anchor's event gives values
 * @param rest what else must hold at the anchor
 * @param held what must have held since
 */
record Since(Reader<Trail> trail, long window, Steps.Capture capture, Chain rest, List<Held> held)
    implements Step {

  /** What must have held at every point after one, up to another. */
  sealed interface Held {
    boolean between(Scene scene, long after, long point, long time);
  }

  /** No event matched. */
  record Never(Reader<Trail> trail) implements Held {
    @Override
    public boolean between(Scene scene, long after, long point, long time) {
      Trail found = trail.find(scene, point, time);
      if (found == null) {
        return true;
      }
      int last = found.fromPoint(point + 1) - 1;
      return last < 0 || found.point(last) <= after;
    }
  }

  /** Every event matched. */
  record Always(Reader<Trail> trail) implements Held {
    @Override
    public boolean between(Scene scene, long after, long point, long time) {
      if (after == point) {
        return true;
      }
      Trail found = trail.find(scene, point, time);
      return found != null
          && found.fromPoint(point + 1) - found.fromPoint(after + 1) == point - after;
    }
  }

  /** A formula held at every event. */
  record Each(Reader<Trail> every, Chain formula) implements Held {
    @Override
    public boolean between(Scene scene, long after, long point, long time) {
      Trail events = every.find(scene, point, time);
      if (events == null) {
        return after == point;
      }
      for (int i = events.fromPoint(after + 1); i < events.size(); i++) {
        if (events.point(i) > point) {
          return true;
        }
        scene.step();
        if (!formula.test(scene, events.point(i), events.time(i))) {
          return false;
        }
      }
      return true;
    }
  }

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
      long anchored = found.point(i);
      Goal ifHeld = s -> held(s, anchored, point, time) && goal.reached(s);
      if (rest.solve(scene, anchored, found.time(i), ifHeld)) {
        return true;
      }
    }
    return false;
  }

  private boolean held(Scene scene, long after, long point, long time) {
    for (Held each : held) {
      if (!each.between(scene, after, point, time)) {
        return false;
      }
    }
    return true;
  }
}
