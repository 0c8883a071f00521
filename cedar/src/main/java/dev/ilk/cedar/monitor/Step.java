package dev.ilk.cedar.monitor;

/**
 * One part of a plan: finds the values of variables for which a formula holds at a point of the
 * history.
 */
interface Step {

  /**
   * Finds solutions until the goal has enough.
   *
   * @param point the number of the event at which the formula is evaluated
   * @param time when that was
   * @return whether the goal had enough
   */
  boolean solve(Scene scene, long point, long time, Goal goal);

  /** Tells whether there is a solution. */
  default boolean test(Scene scene, long point, long time) {
    return solve(scene, point, time, Goal.ANY);
  }

  /** A step that gives no variable a value, so that one solution is as good as all. */
  interface Filter extends Step {
    @Override
    boolean test(Scene scene, long point, long time);

    @Override
    default boolean solve(Scene scene, long point, long time, Goal goal) {
      return test(scene, point, time) && goal.reached(scene);
    }
  }
}
