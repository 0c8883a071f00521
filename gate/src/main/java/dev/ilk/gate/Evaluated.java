package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Machine;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Question;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a question of an enforcement point becomes one of the access plane, whether it is asked once
 * or of many candidates.
 *
 * @param guard the enforcement point
 * @param now the present
 * @param groups which groups actions are in
 */
record Evaluated(Actor guard, Instant now, ActionGroups groups) {

  /** Why no policy is asked at all. */
  Optional<Decision> refusal(
      Optional<Actor> subject, boolean wanted, Optional<Delegation> delegation) {
    if (subject.isEmpty() || !subject.get().standsAt(now)) {
      return refusal("ilk:subject-stands", "the subject is unknown, revoked or expired");
    }
    boolean holds =
        delegation.filter(d -> d.agent().equals(subject.get().id()) && d.holdsAt(now)).isPresent();
    return wanted && !holds
        ? refusal("ilk:delegation-holds", "the delegation is unknown, revoked or expired")
        : Optional.empty();
  }

  private static Optional<Decision> refusal(String policy, String reason) {
    return Optional.of(new Decision.Deny(List.of(policy), reason, ""));
  }

  /** The question; empty if the subject is not there or does not stand. */
  Optional<Question> question(
      Optional<Elevated> subject,
      Optional<Delegation> delegation,
      String verb,
      Target resource,
      Map<String, Fact> said,
      Optional<Occasion> occasion) {
    return subject
        .filter(one -> one.actor().standsAt(now))
        .map(one ->
            new Question(
                one.inRoles(),
                delegation,
                verb,
                guarded(resource),
                context(said, one),
                groups.of(team(), verb),
                occasion));
  }

  /**
   * What is said, with what Ilk knows of it: the age of the proof, since a token is made when its
   * proof was given and says so in its name; and which approvals there are.
   */
  Map<String, Fact> known(
      Map<String, Fact> said, Optional<Id.Token> token, Optional<Approvals.Granted> granted) {
    Map<String, Fact> context = new HashMap<>(said);
    // Whoever asks can say much, but not that something was approved, nor who is elevated.
    context.remove(Decision.APPROVALS);
    context.remove(Decision.ELEVATION);
    granted.ifPresent(known ->
        context.put(
            Decision.APPROVALS,
            new Fact.Many(known.approvers().stream().<Fact>map(Fact.Text::new).toList())));
    token.ifPresent(id -> context.merge("proof", age(id), Evaluated::over));
    return context;
  }

  private Fact age(Id.Token token) {
    Duration age = Duration.between(token.made(), now);
    return new Fact.Group(Map.of("age", new Fact.Length(age.isNegative() ? Duration.ZERO : age)));
  }

  /** What is known stands above what was said; what is no group says nothing. */
  private static Fact over(Fact said, Fact known) {
    if (!(said instanceof Fact.Group(Map<String, Fact> told))
        || !(known instanceof Fact.Group(Map<String, Fact> own))) {
      return known;
    }
    Map<String, Fact> whole = new HashMap<>(told);
    whole.putAll(own);
    return new Fact.Group(whole);
  }

  private Map<String, Fact> context(Map<String, Fact> said, Elevated subject) {
    Map<String, Fact> context = new HashMap<>(said);
    // What Ilk knows itself stands above what the enforcement point says.
    context.put("time", new Fact.Moment(now));
    context.put("enforced_by", new Fact.Ref("Workload", guard.name()));
    subject.fact().ifPresent(fact -> context.put(Decision.ELEVATION, fact));
    if (subject.actor() instanceof Machine machine) {
      context.put("environment", new Fact.Text(machine.environment().name()));
      context.put("tenant", new Fact.Text(machine.tenant().name()));
    }
    return context;
  }

  /**
   * The resource in the team that runs the enforcement point: whoever guards a thing owns it, and
   * the team's own policies may speak of it. What the enforcement point says of groups is not
   * asked.
   */
  private Target guarded(Target resource) {
    Fact.Ref team = new Fact.Ref("Team", team());
    boolean itself = resource.type().equals(team.type()) && resource.id().equals(team.id());
    return itself
        ? resource
        : new Target(resource.type(), resource.id(), List.of(team), resource.facts());
  }

  /** The team that runs the enforcement point; only workloads are one. */
  private String team() {
    return guard instanceof Machine machine ? machine.stewardship().owner().name() : "";
  }
}
