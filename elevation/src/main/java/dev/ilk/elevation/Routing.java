package dev.ilk.elevation;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Phrased;
import dev.ilk.decide.Question;
import dev.ilk.decide.Target;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the policies whether a person may take up a role, and what it takes: the action {@code
 * Elevate} on the role, with {@code lasting} and {@code reason} beside what is known of the
 * person's proof.
 */
final class Routing {
  private final Decider decider;
  private final Ids ids;

  Routing(Decider decider, Ids ids) {
    this.decider = decider;
    this.ids = ids;
  }

  /**
   * What was decided.
   *
   * @param question what was asked
   * @param decision what it takes
   */
  record Routed(Phrased question, Decision decision) {

    /** Who has to approve it, if approvals are all that it takes; else empty. */
    List<String> approvers() {
      return decision instanceof Decision.Needs(var p, var r, var v, var needs, var s)
              && needs.stream().allMatch(Decision.Need.Approval.class::isInstance)
          ? needs.stream().map(need -> ((Decision.Need.Approval) need).role()).toList()
          : List.of();
    }

    /**
     * The decision without the approvals that it asks for beside another proof: who comes back with
     * that proof is told of them.
     */
    Decision withheld() {
      if (!(decision instanceof Decision.Needs needs)) {
        return decision;
      }
      List<Decision.Need> first =
          needs.needs().stream().filter(need -> !(need instanceof Decision.Need.Approval)).toList();
      return first.isEmpty()
          ? needs
          : new Decision.Needs(
              needs.policies(), needs.reason(), needs.policyVersion(), first, needs.shadow());
    }
  }

  /**
   * Decides. What the person has taken up already counts for nothing here: no role leads to another
   * by itself.
   */
  Routed route(
      Permit<?> permit,
      Human human,
      Role role,
      Duration lasting,
      String reason,
      List<String> approvals)
      throws PartUnavailable {
    Map<String, Fact> context = new HashMap<>(permit.question().question().context());
    context.remove(Decision.ELEVATION);
    context.put("lasting", new Fact.Length(lasting));
    context.put("reason", new Fact.Text(reason));
    context.put(
        Decision.APPROVALS, new Fact.Many(approvals.stream().<Fact>map(Fact.Text::new).toList()));
    Instant now = permit.arrival().at();
    Phrased question =
        Phrased.of(
            new Question(
                human,
                Optional.empty(),
                RequestElevation.ELEVATE,
                Target.of("Role", role.name()),
                context,
                Optional.of(new Occasion(ids.event().value(), now))));
    try {
      return new Routed(question, decider.decide(question));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be looked at", e);
    }
  }

  /** Tells the histories that hold the request that the elevation began. */
  void begun(Decision.Allow decision, Instant now) throws PartUnavailable {
    if (decision.request().isEmpty()) {
      return;
    }
    try {
      decider.conclude(decision.request().get(), true, Map.of(), now);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be written", e);
    }
  }
}
