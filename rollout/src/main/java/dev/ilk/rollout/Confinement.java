package dev.ilk.rollout;

import dev.ilk.actor.Team;
import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Location;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a team's policies within what the team owns: the head of each says {@code resource in
 * Team::"…"}, with or without a type, and names this very team. What is in a team is told by the
 * registry with each question, so that a policy loses what its team gives away.
 *
 * <p>A head that names a single resource is refused as well: it would go on speaking of it after
 * its owner has changed.
 */
final class Confinement {
  private Confinement() {}

  static List<Problem> of(Team team, List<PolicyText> texts) {
    EntityUid own = EntityUid.of("Team", team.name());
    List<Problem> problems = new ArrayList<>();
    for (PolicyText text : texts) {
      Parsed<PolicySet> read =
          PolicySet.parse(SourceText.of(text.name(), text.text()), PolicySet.Ids.BY_ANNOTATION);
      if (read instanceof Parsed.Read<PolicySet>(PolicySet set)) {
        set.policies().stream()
            .filter(policy -> !staysWithin(policy.tree().resource(), own))
            .forEach(policy -> problems.add(reachesOut(policy, team, text)));
      }
    }
    return problems;
  }

  private static boolean staysWithin(Scope resource, EntityUid team) {
    return switch (resource) {
      case Scope.In in -> is(in.target(), team);
      case Scope.IsIn in -> is(in.target(), team);
      case Scope.Any _, Scope.Is _, Scope.Equal _ -> false;
    };
  }

  private static boolean is(Scope.Target target, EntityUid team) {
    return target instanceof Scope.Target.Known known && known.uid().equals(team);
  }

  private static Problem reachesOut(Policy policy, Team team, PolicyText text) {
    String place =
        policy.source().locate(policy.tree().at()).map(Location::toString).orElse(text.name());
    return Problem.of(
            Problem.Kind.REFUSED,
            "policy_reaches_out",
            "policy `%s` reaches beyond what team `%s` owns".formatted(policy.id(), team))
        .at(place)
        .mend(
            "write `resource in Team::\"%s\"` or `resource is … in Team::\"%s\"` in its head"
                .formatted(team, team));
  }
}
