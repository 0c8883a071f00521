package dev.ilk.policy.lint;

import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.policy.Finding;
import java.util.List;

/** A permit to execute, or to do anything at all, with resources that nothing narrows down. */
final class ExecutesAnything {
  private static final EntityUid EXECUTE = EntityUid.of("Action", "execute");

  private ExecutesAnything() {}

  static void look(Linted policy, List<Finding> found) {
    if (executes(policy.tree().action()) && policy.tree().resource() instanceof Scope.Any) {
      found.add(
          policy.finding(
              "wildcard-execute",
              "permits to execute on any resource whatever",
              "name the actions, or the kind or group of resources"));
    }
  }

  private static boolean executes(Scope.Action action) {
    return switch (action) {
      case Scope.Action.Any _ -> true;
      case Scope.Action.Equal a -> a.uid().equals(EXECUTE);
      case Scope.Action.In a -> a.uids().contains(EXECUTE);
    };
  }
}
