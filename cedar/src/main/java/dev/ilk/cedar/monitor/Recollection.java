package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the rules remember at the time of one decision: the histories it concerns, each with the
 * request as its latest event. Used while the histories are held, by the thread that holds them.
 */
public final class Recollection {
  private final Rules rules;
  private final Map<String, History> byScope = new HashMap<>();

  /**
   * A recollection.
   *
   * @param rules the rules
   * @param histories one for each scope, of these rules; a rule whose scope is missing cannot be
   *     decided, and what it would apply to is denied
   */
  public Recollection(Rules rules, Collection<History> histories) {
    this.rules = rules;
    histories.forEach(history -> byScope.put(history.scope(), history));
  }

  /**
   * The past as one request sees it.
   *
   * @param request the request that is decided
   * @param entities what is known of entities
   * @return what evaluates clauses
   */
  public Past of(Request request, Entities entities) {
    return clause -> holds(clause, request, entities);
  }

  private boolean holds(TemporalClause clause, Request request, Entities entities) {
    Plan plan = rules.plan(clause);
    if (plan == null) {
      return Past.NONE.holds(clause);
    }
    History history = byScope.get(plan.scope());
    if (history == null) {
      throw EvaluationException.decisive(
          "the request has no history of the scope `" + plan.scope() + "`", clause.at());
    }
    Scene scene = new Scene(history, request, entities, plan.variables());
    return plan.steps().test(scene, history.point(), history.time());
  }
}
