package dev.ilk.record.log;

import dev.ilk.kernel.Id;

/**
 * The two ends of an action that reaches another system: the intent is durable before, the outcome
 * after. An intent without an outcome is an action whose result nobody knows.
 */
public sealed interface Intent {
  /** This entry announces an action; it stays open until another entry closes it. */
  record Opens() implements Intent {}

  /**
   * This entry tells what came of an announced action.
   *
   * @param intent the event that announced it
   */
  record Closes(Id.Event intent) implements Intent {}
}
