package dev.ilk.cedar.monitor;

import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.temporal.TemporalClause;

/** What a request's evaluation asks of the history. */
@FunctionalInterface
public interface Past {

  /** No history: a condition over it has no value, and whatever depends on one is denied. */
  Past NONE =
      clause -> {
        throw EvaluationException.decisive("there is no history to look at", clause.at());
      };

  /**
   * Evaluates the body of a clause at the request that is decided.
   *
   * @param clause a clause of a policy of the set
   * @return whether the body holds
   */
  boolean holds(TemporalClause clause);
}
