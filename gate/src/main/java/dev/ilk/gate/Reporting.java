package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Takes an enforcement point's report of what it decided by itself into the record. */
public final class Reporting implements Handler<ReportAction, Done> {
  private final Subjects subjects;
  private final Decider decider;

  /**
   * Builds the handler.
   *
   * @param subjects finds whom the report is about
   * @param decider remembers the requests that outcomes are told of
   */
  public Reporting(Subjects subjects, Decider decider) {
    this.subjects = subjects;
    this.decider = decider;
  }

  @Override
  public Result<Handled<Done>> act(Permit<ReportAction> permit) throws PartUnavailable {
    ReportAction told = permit.command();
    Optional<Actor> subject = subjects.bySubject(told.subject());
    TreeMap<String, String> details = new TreeMap<>();
    details.put("decided_by", permit.proof().actor().subject());
    if (subject.isEmpty()) {
      details.put("subject", told.subject());
    }
    if (told.outcome().isPresent()) {
      ReportAction.Conclusion outcome = told.outcome().get();
      if (!concluded(outcome, permit.arrival().at())) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "request_unknown",
                    "no history holds the request `%s`".formatted(outcome.request()))
                .mend("name it as the answer to the question did, within 31 days"));
      }
      details.put("request", outcome.request());
      details.put("outcome", outcome.done() ? "done" : "failed");
    }
    Particulars particulars =
        new Particulars.OfAction(
            told.verb(),
            subject.map(Party::of),
            told.resource().type(),
            told.resource().id(),
            told.token(),
            details);
    Decision decision =
        told.allowed()
            ? new Decision.Allow(told.policies(), told.reason(), "", Optional.empty())
            : new Decision.Deny(told.policies(), told.reason(), "");
    return Result.ok(
        new Handled<>(Done.DONE, particulars, Optional.of(decision), Optional.empty()));
  }

  private boolean concluded(ReportAction.Conclusion outcome, Instant now) throws PartUnavailable {
    try {
      return decider.conclude(outcome.request(), outcome.done(), outcome.output(), now);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be written", e);
    }
  }
}
