package dev.ilk.guard;

import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.TemporalClause;
import dev.ilk.cedar.temporal.Term;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The actions whose requests and outcomes a rule over time looks back at. */
final class RememberedActions {
  private final Set<EntityUid> found = new HashSet<>();

  private RememberedActions() {}

  static Set<EntityUid> of(PolicyTree policy) {
    RememberedActions actions = new RememberedActions();
    policy.temporal().stream().map(TemporalClause::body).forEach(actions::look);
    return Set.copyOf(actions.found);
  }

  private void look(Formula formula) {
    switch (formula) {
      case Formula.Match match -> found.add(match.action());
      case Formula.Timepoint _ -> {}
      case Formula.Compare compare ->
          Stream.of(compare.left(), compare.right()).forEach(this::look);
      case Formula.And and -> and.operands().forEach(this::look);
      case Formula.Not not -> look(not.operand());
      case Formula.Formerly formerly -> look(formerly.body());
      case Formula.Previous previous -> look(previous.body());
      case Formula.Since since -> Stream.of(since.left(), since.anchor()).forEach(this::look);
      case Formula.Exists exists -> look(exists.body());
    }
  }

  private void look(Term term) {
    switch (term) {
      case Term.Literal _, Term.Name _, Term.Wildcard _, Term.OfRequest _ -> {}
      case Term.Aggregate aggregate -> look(aggregate.body());
    }
  }
}
