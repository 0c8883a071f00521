package dev.ilk.cedar.monitor;

/**
 * Where in a clause a formula stands.
 *
 * @param decision whether it is evaluated only at the request that is decided, so that the latest
 *     events are all it can see
 * @param lookback how far before that request it can be evaluated, in milliseconds
 * @param keep how many events of a key are enough to find the one at its point
 */
record Site(boolean decision, long lookback, int keep) {

  static final Site TOP = new Site(true, 0, 1);

  /** Somewhere in a window before this site. */
  Site within(long window) {
    return new Site(false, lookback + window, Spec.ALL);
  }

  /** At the event just before this site. */
  Site before(long window) {
    return new Site(false, lookback + window, decision ? 2 : Spec.ALL);
  }
}
