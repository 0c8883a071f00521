package dev.ilk.cedar.monitor;

import java.util.List;

/** Steps of which all must hold, from left to right. */
final class Chain implements Step {
  private final Step[] steps;

  Chain(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  boolean isEmpty() {
    return steps.length == 0;
  }

  @Override
  public boolean solve(Scene scene, long point, long time, Goal goal) {
    return from(0, scene, point, time, goal);
  }

  private boolean from(int first, Scene scene, long point, long time, Goal goal) {
    for (int i = first; i < steps.length; i++) {
      if (!(steps[i] instanceof Step.Filter filter)) {
        int next = i + 1;
        return steps[i].solve(scene, point, time, s -> from(next, s, point, time, goal));
      }
      if (!filter.test(scene, point, time)) {
        return false;
      }
    }
    return goal.reached(scene);
  }
}
