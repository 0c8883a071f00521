package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What counts as privileged: the actions for which the policies that come with Ilk demand an
 * elevation. Read from the policies themselves, so that there is no second list.
 */
public final class PrivilegedActions {
  private PrivilegedActions() {}

  /**
   * The privileged actions of people.
   *
   * @return their names as commands and the record have them; not empty
   */
  public static Set<String> builtIn() {
    return Policies.builtIn("house.cedar").policies().stream()
        .filter(PrivilegedActions::needsElevation)
        .flatMap(policy -> named(policy).stream())
        .map(EntityUid::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean needsElevation(Policy policy) {
    return policy.annotation("needs").filter(needs -> needs.contains("elevation ")).isPresent();
  }

  private static List<EntityUid> named(Policy policy) {
    return switch (policy.tree().action()) {
      case Scope.Action.Any() -> List.of();
      case Scope.Action.Equal(EntityUid uid, var at) -> List.of(uid);
      case Scope.Action.In in -> in.uids();
    };
  }
}
