package dev.ilk.approval;

import dev.ilk.actor.Human;
import dev.ilk.decide.Fact;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.util.List;
import java.util.Optional;

/**
 * Who approves, as {@code @needs("approval …")} names them: a role, such as {@code sre}; a team,
 * such as {@code team:payments}; or {@code grantor}, the person under whose delegation an agent
 * acts. Names lead to people only through the registry, and what is stored of an approval is the
 * person's immutable id.
 */
final class Approvers {
  private static final String TEAM = "team:";
  private static final String GRANTOR = "grantor";

  private Approvers() {}

  /** The same with the grantor's id, by which alone the grantor is known from then on. */
  static List<String> resolved(List<String> approvers, Optional<Id.Identity> grantor) {
    return approvers.stream()
        .map(approver ->
            approver.equals(GRANTOR) && grantor.isPresent()
                ? GRANTOR + ":" + grantor.get().value()
                : approver)
        .toList();
  }

  /** As policies name an approver. */
  static String named(String approver) {
    return grantor(approver).isPresent() ? GRANTOR : approver;
  }

  /** The person that a resolved grantor is. */
  static Optional<Id.Identity> grantor(String approver) {
    return approver.startsWith(GRANTOR + ":")
        ? Ids.parse(Id.Identity.PREFIX, Id.Identity::new, approver.substring(GRANTOR.length() + 1))
        : Optional.empty();
  }

  static Fact.Ref entity(String approver) {
    return approver.startsWith(TEAM)
        ? new Fact.Ref("Team", approver.substring(TEAM.length()))
        : new Fact.Ref("Role", approver);
  }

  /** Those that a person is. */
  static List<String> of(Human human, List<String> approvers) {
    return approvers.stream()
        .filter(approver ->
            grantor(approver)
                .map(id -> id.equals(human.id()))
                .orElseGet(() -> isOf(human, entity(approver))))
        .toList();
  }

  private static boolean isOf(Human human, Fact.Ref group) {
    return group.type().equals("Team")
        ? human.teams().stream().anyMatch(team -> team.name().equals(group.id()))
        : human.roles().stream().anyMatch(role -> role.name().equals(group.id()));
  }
}
