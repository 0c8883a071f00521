package dev.ilk.estate.stored;

/** What came of a step of a run. */
public sealed interface Step {

  /**
   * It is stored.
   *
   * @param held the run after it
   */
  record Went(Held held) implements Step {}

  /** Another is at work on the run, or ended it: nothing was stored. */
  record Lost() implements Step {}

  /** The next page is one that the run has read before: nothing was stored. */
  record Circles() implements Step {}
}
