package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Phrased;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers an enforcement point's question about its caller. A caller that does not stand, or whose
 * delegation does not hold, is denied before any policy is asked.
 */
public final class Evaluation implements Handler<EvaluateAccess, Decision> {
  private final Decider decider;
  private final Subjects subjects;
  private final Elevations elevations;
  private final Approvals approvals;
  private final Supplier<ActionGroups> groups;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param decider the access plane
   * @param subjects finds whom the question is about
   * @param elevations under which elevations people act
   * @param approvals finds what people approved
   * @param groups which groups actions are in, as schemas in force say
   * @param ids where the names of requests come from
   */
  public Evaluation(
      Decider decider,
      Subjects subjects,
      Elevations elevations,
      Approvals approvals,
      Supplier<ActionGroups> groups,
      Ids ids) {
    this.decider = decider;
    this.subjects = subjects;
    this.elevations = elevations;
    this.approvals = approvals;
    this.groups = groups;
    this.ids = ids;
  }

  @Override
  public Result<Handled<Decision>> act(Permit<EvaluateAccess> permit) throws PartUnavailable {
    EvaluateAccess asked = permit.command();
    Evaluated evaluated =
        new Evaluated(permit.proof().actor(), permit.arrival().at(), groups.get());
    Optional<Actor> subject = subjects.bySubject(asked.subject());
    Optional<Elevated> elevated = Optional.empty();
    if (subject.isPresent()) {
      elevated = Optional.of(Elevated.of(subject.get(), elevations, permit.arrival().at()));
    }
    Optional<Delegation> delegation = Optional.empty();
    if (asked.onBehalfOf().isPresent()) {
      delegation = subjects.delegation(asked.onBehalfOf().get());
    }
    Optional<Decision> refused =
        evaluated.refusal(subject, asked.onBehalfOf().isPresent(), delegation);
    Optional<Approvals.Granted> granted = granted(permit);
    Optional<Phrased> question =
        refused.isPresent()
            ? Optional.empty()
            : evaluated
                .question(
                    elevated,
                    delegation,
                    asked.verb(),
                    asked.resource(),
                    evaluated.known(asked.context(), asked.token(), granted),
                    Optional.of(new Occasion(ids.event().value(), permit.arrival().at())))
                .map(Phrased::of);
    Decision decision = refused.isPresent() ? refused.get() : decide(question.orElseThrow());
    TreeMap<String, String> details = new TreeMap<>();
    details.put("enforced_by", permit.proof().actor().subject());
    asked.approval().ifPresent(approval -> details.put("approval", approval.request().value()));
    elevated
        .map(Elevated::ids)
        .filter(ids -> !ids.isEmpty())
        .ifPresent(ids -> details.put(Particulars.OfAction.ELEVATIONS, ids));
    granted.ifPresent(known ->
        details.put(
            "approved_by",
            known.by().stream().map(Id.Identity::value).collect(Collectors.joining(" "))));
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

  private Optional<Approvals.Granted> granted(Permit<EvaluateAccess> permit)
      throws PartUnavailable {
    Optional<EvaluateAccess.Approval> approval = permit.command().approval();
    return approval.isEmpty()
        ? Optional.empty()
        : approvals.granted(
            approval.get().request(),
            approval.get().arguments(),
            permit.proof().actor().id(),
            permit.arrival().at());
  }

  private Decision decide(Phrased question) throws PartUnavailable {
    try {
      return decider.decide(question);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be looked at", e);
    }
  }
}
