package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Machine;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Question;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers an enforcement point's question about its caller. A caller that does not stand, or whose
 * delegation does not hold, is denied before any policy is asked.
 */
public final class Evaluation implements Handler<EvaluateAccess, Decision> {
  private final Decider decider;
  private final Subjects subjects;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param decider the access plane
   * @param subjects finds whom the question is about
   * @param ids where the names of requests come from
   */
  public Evaluation(Decider decider, Subjects subjects, Ids ids) {
    this.decider = decider;
    this.subjects = subjects;
    this.ids = ids;
  }

  @Override
  public Result<Handled<Decision>> act(Permit<EvaluateAccess> permit) throws PartUnavailable {
    EvaluateAccess asked = permit.command();
    Instant now = permit.arrival().at();
    Optional<Actor> subject = subjects.bySubject(asked.subject());
    Optional<Delegation> delegation = Optional.empty();
    if (asked.onBehalfOf().isPresent()) {
      delegation = subjects.delegation(asked.onBehalfOf().get());
    }
    Optional<Decision> refused = refusal(asked, subject, delegation, now);
    Optional<Question> question =
        refused.isPresent()
            ? Optional.empty()
            : Optional.of(
                new Question(
                    subject.orElseThrow(),
                    delegation,
                    asked.verb(),
                    guarded(asked.resource(), permit.proof().actor()),
                    context(permit, subject),
                    Optional.of(new Occasion(ids.event().value(), now))));
    Decision decision = refused.isPresent() ? refused.get() : decide(question.orElseThrow());
    TreeMap<String, String> details = new TreeMap<>();
    details.put("enforced_by", permit.proof().actor().subject());
    Particulars particulars =
        new Particulars.OfAction(
            asked.verb(),
            subject.map(Party::of),
            asked.resource().type(),
            asked.resource().id(),
            asked.token(),
            details);
    return Result.ok(new Handled<>(decision, particulars, Optional.of(decision), question));
  }

  private Decision decide(Question question) throws PartUnavailable {
    try {
      return decider.decide(question);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be looked at", e);
    }
  }

  /** Why no policy is asked at all. */
  private static Optional<Decision> refusal(
      EvaluateAccess asked, Optional<Actor> subject, Optional<Delegation> delegation, Instant now) {
    if (subject.isEmpty() || !subject.get().standsAt(now)) {
      return refusal("ilk:subject-stands", "the subject is unknown, revoked or expired");
    }
    boolean wanted = asked.onBehalfOf().isPresent();
    boolean holds =
        delegation.filter(d -> d.agent().equals(subject.get().id()) && d.holdsAt(now)).isPresent();
    return wanted && !holds
        ? refusal("ilk:delegation-holds", "the delegation is unknown, revoked or expired")
        : Optional.empty();
  }

  /**
   * The resource in the team that runs the enforcement point: whoever guards a thing owns it, and
   * the team's own policies may speak of it. What the enforcement point says of groups is not
   * asked.
   */
  private static Target guarded(Target resource, Actor guard) {
    if (!(guard instanceof Machine machine)) {
      return resource;
    }
    Fact.Ref team = new Fact.Ref("Team", machine.stewardship().owner().name());
    boolean itself = resource.type().equals(team.type()) && resource.id().equals(team.id());
    return itself
        ? resource
        : new Target(resource.type(), resource.id(), List.of(team), resource.facts());
  }

  private static Map<String, Fact> context(Permit<EvaluateAccess> permit, Optional<Actor> subject) {
    Map<String, Fact> context = new HashMap<>(permit.command().context());
    // What Ilk knows itself stands above what the enforcement point says.
    context.put("time", new Fact.Moment(permit.arrival().at()));
    context.put("enforced_by", new Fact.Ref("Workload", permit.proof().actor().name()));
    // How old a proof is Ilk knows by itself where a token is named: a token is made when its proof
    // was given, and says so in its name.
    permit
        .command()
        .token()
        .ifPresent(
            token -> context.merge("proof", age(token, permit.arrival().at()), Evaluation::over));
    if (subject.orElseThrow() instanceof Machine machine) {
      context.put("environment", new Fact.Text(machine.environment().name()));
      context.put("tenant", new Fact.Text(machine.tenant().name()));
    }
    return context;
  }

  private static Fact age(Id.Token token, Instant now) {
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

  private static Optional<Decision> refusal(String policy, String reason) {
    return Optional.of(new Decision.Deny(List.of(policy), reason, ""));
  }
}
