package dev.ilk.approval;

import dev.ilk.actor.Human;
import dev.ilk.decide.Fact;
import java.util.List;

/**
 * Who approves, as {@code @needs("approval …")} names them: a role, such as {@code sre}, or a team,
 * such as {@code team:payments}. Names lead to people only through the registry, and what is stored
 * of an approval is the person's immutable id.
 */
final class Approvers {
  private static final String TEAM = "team:";

  private Approvers() {}

  static Fact.Ref entity(String approver) {
    return approver.startsWith(TEAM)
        ? new Fact.Ref("Team", approver.substring(TEAM.length()))
        : new Fact.Ref("Role", approver);
  }

  /** Those that a person is. */
  static List<String> of(Human human, List<String> approvers) {
    return approvers.stream().filter(approver -> isOf(human, entity(approver))).toList();
  }

  private static boolean isOf(Human human, Fact.Ref group) {
    return group.type().equals("Team")
        ? human.teams().stream().anyMatch(team -> team.name().equals(group.id()))
        : human.roles().stream().anyMatch(role -> role.name().equals(group.id()));
  }
}
