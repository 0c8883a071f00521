package dev.ilk.policy.lint;

import dev.ilk.cedar.CedarText;
import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.policy.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A permit that a forbid always overrides: the forbid's head covers the permit's, and each of its
 * conditions is one that the permit has too.
 */
final class AlwaysOverridden {
  private AlwaysOverridden() {}

  static void look(Linted permit, List<Linted> forbids, List<Finding> found) {
    for (Linted forbid : forbids) {
      if (overrides(forbid.tree(), permit.tree())) {
        found.add(
            permit.finding(
                "always-overridden",
                "never permits anything: `" + forbid.id() + "` forbids all that it permits",
                "remove it, or narrow the forbid"));
        return;
      }
    }
  }

  private static boolean overrides(PolicyTree forbid, PolicyTree permit) {
    // What a rule over time says of the past holds at some times only.
    return forbid.temporal().isEmpty()
        && covers(forbid.principal(), permit.principal())
        && covers(forbid.action(), permit.action())
        && covers(forbid.resource(), permit.resource())
        && texts(permit).containsAll(texts(forbid));
  }

  private static Set<String> texts(PolicyTree policy) {
    return policy.conditions().stream()
        .filter(condition -> !holdsAlways(condition))
        .map(condition -> condition.kind() + " " + CedarText.write(condition.body()))
        .collect(Collectors.toSet());
  }

  private static boolean holdsAlways(Condition condition) {
    return condition.body() instanceof Expr.BoolLiteral literal
        && literal.value() == (condition.kind() == Condition.Kind.WHEN);
  }

  private static boolean covers(Scope wide, Scope narrow) {
    return switch (wide) {
      case Scope.Any _ -> true;
      case Scope.Equal w -> narrow instanceof Scope.Equal n && same(w.target(), n.target());
      case Scope.In w ->
          switch (narrow) {
            case Scope.Equal n -> same(w.target(), n.target());
            case Scope.In n -> same(w.target(), n.target());
            case Scope.IsIn n -> same(w.target(), n.target());
            case Scope.Any _, Scope.Is _ -> false;
          };
      case Scope.Is w ->
          switch (narrow) {
            case Scope.Equal n ->
                n.target() instanceof Scope.Target.Known known
                    && known.uid().type().equals(w.type());
            case Scope.Is n -> n.type().equals(w.type());
            case Scope.IsIn n -> n.type().equals(w.type());
            case Scope.Any _, Scope.In _ -> false;
          };
      case Scope.IsIn w ->
          narrow instanceof Scope.IsIn n
              && n.type().equals(w.type())
              && same(w.target(), n.target());
    };
  }

  private static boolean same(Scope.Target wide, Scope.Target narrow) {
    return wide instanceof Scope.Target.Known w
        && narrow instanceof Scope.Target.Known n
        && w.uid().equals(n.uid());
  }

  private static boolean covers(Scope.Action wide, Scope.Action narrow) {
    return switch (wide) {
      case Scope.Action.Any _ -> true;
      case Scope.Action.Equal w ->
          narrow instanceof Scope.Action.Equal n && w.uid().equals(n.uid());
      case Scope.Action.In w ->
          switch (narrow) {
            case Scope.Action.Any _ -> false;
            case Scope.Action.Equal n -> w.uids().contains(n.uid());
            case Scope.Action.In n -> Set.copyOf(w.uids()).containsAll(n.uids());
          };
    };
  }
}
