package dev.ilk.policy.lint;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.policy.Finding;
import java.util.List;

/** A policy that no request can meet. */
final class NeverApplies {
  private static final String CODE = "never-applies";

  private NeverApplies() {}

  static void look(Linted policy, boolean byTypes, List<Finding> found) {
    if (byTypes) {
      found.add(
          policy.finding(
              CODE,
              "can never apply, by its types",
              "compare its head and conditions with what the schema lets the action apply to"));
    } else if (policy.tree().conditions().stream().anyMatch(NeverApplies::cannotHold)) {
      found.add(
          policy.finding(CODE, "can never apply: a condition is constant", "remove the policy"));
    }
  }

  private static boolean cannotHold(Condition condition) {
    return switch (condition.kind()) {
      case WHEN -> constant(condition.body(), false);
      case UNLESS -> constant(condition.body(), true);
    };
  }

  private static boolean constant(Expr body, boolean value) {
    return body instanceof Expr.BoolLiteral literal && literal.value() == value;
  }
}
