package dev.ilk.guard;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityUid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The actions that a guard does not decide about by itself, because a policy that may apply to them
 * looks at what only Ilk knows: the shared history (rules over time), or the clocks of time zones
 * ({@code context.local}). What such a rule looks back at is left to Ilk as well, since only what
 * Ilk decides is in the history.
 */
final class LeftToIlk {
  private static final String LOCAL = "local";

  private final Set<EntityUid> actions = new HashSet<>();
  private boolean all;

  private LeftToIlk() {}

  static LeftToIlk of(PolicySet policies) {
    LeftToIlk left = new LeftToIlk();
    for (Policy policy : policies.policies()) {
      PolicyTree tree = policy.tree();
      if (!tree.temporal().isEmpty()
          || tree.conditions().stream().map(Condition::body).anyMatch(LeftToIlk::looksAtClocks)) {
        left.add(tree.action());
      }
      left.actions.addAll(RememberedActions.of(tree));
    }
    return left;
  }

  boolean has(EntityUid action) {
    return all || actions.contains(action);
  }

  private void add(Scope.Action scope) {
    switch (scope) {
      case Scope.Action.Equal(EntityUid uid, var _) -> actions.add(uid);
      // A list may name groups, which may be all actions; what is left need not be told exactly.
      case Scope.Action.In _, Scope.Action.Any _ -> all = true;
    }
  }

  /** Also where the whole context is handed on, since the clocks are a part of it. */
  private static boolean looksAtClocks(Expr body) {
    Deque<Expr> open = new ArrayDeque<>();
    open.push(body);
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Expr.GetAttribute(Expr target, String name, var _) when isContext(target) -> {
          if (name.equals(LOCAL)) {
            return true;
          }
        }
        case Expr.Has(Expr target, var path, var _) when isContext(target) -> {
          if (path.getFirst().equals(LOCAL)) {
            return true;
          }
        }
        case Expr other when isContext(other) -> {
          return true;
        }
        case Expr other -> open.addAll(other.children());
      }
    }
    return false;
  }

  private static boolean isContext(Expr expression) {
    return expression instanceof Expr.Var variable && variable.variable() == Variable.CONTEXT;
  }
}
