package dev.ilk.policy.lint;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.policy.Finding;
import java.util.List;

/**
 * A permit that says neither what kind of actor it is for (people, workloads and agents are never
 * meant by the same sentence), or not in which environment.
 */
final class TooBroad {
  private static final EntityType ENVIRONMENT = EntityType.of("Environment");
  private static final EntityType ROLE = EntityType.of("Role");

  private TooBroad() {}

  static void look(Linted policy, List<Finding> found) {
    if (!namesKind(policy)) {
      found.add(
          policy.finding(
              "no-principal-kind",
              "permits people, workloads and agents alike",
              "write `principal is Human`, `principal is Workload` or `principal is Agent`"));
    }
    if (!namesEnvironment(policy)) {
      found.add(
          policy.finding(
              "no-environment",
              "permits in every environment",
              "add a condition such as `context.environment == \"prod\"`"));
    }
  }

  private static boolean namesKind(Linted policy) {
    return switch (policy.tree().principal()) {
      case Scope.Equal _, Scope.Is _, Scope.IsIn _ -> true;
      case Scope.In s -> isSlot(s.target()) || isOf(s.target(), ROLE) || conditionsNameKind(policy);
      case Scope.Any _ -> conditionsNameKind(policy);
    };
  }

  private static boolean conditionsNameKind(Linted policy) {
    return policy.says(e ->
        switch (e) {
          case Expr.Is is -> isPrincipal(is.target());
          case Expr.Binary equal ->
              equal.operator() == BinaryOperator.EQUAL
                  && (isPrincipal(equal.left()) || isPrincipal(equal.right()));
          default -> false;
        });
  }

  private static boolean isPrincipal(Expr expression) {
    return expression instanceof Expr.Var known && known.variable() == Variable.PRINCIPAL;
  }

  private static boolean namesEnvironment(Linted policy) {
    return inOneEnvironment(policy.tree().principal())
        || inOneEnvironment(policy.tree().resource())
        || policy.says(e ->
            switch (e) {
              case Expr.GetAttribute get -> get.attribute().equals("environment");
              case Expr.EntityLiteral literal -> literal.uid().type().equals(ENVIRONMENT);
              default -> false;
            });
  }

  /** One entity is in one environment, and so is what fills a slot. */
  private static boolean inOneEnvironment(Scope scope) {
    return switch (scope) {
      case Scope.Any _, Scope.Is _ -> false;
      case Scope.Equal _ -> true;
      case Scope.In s -> isSlot(s.target()) || isOf(s.target(), ENVIRONMENT);
      case Scope.IsIn s -> isSlot(s.target()) || isOf(s.target(), ENVIRONMENT);
    };
  }

  private static boolean isSlot(Scope.Target target) {
    return target instanceof Scope.Target.Slot;
  }

  private static boolean isOf(Scope.Target target, EntityType type) {
    return target instanceof Scope.Target.Known known && known.uid().type().equals(type);
  }
}
