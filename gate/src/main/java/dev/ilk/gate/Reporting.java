package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Takes an enforcement point's report of what it decided by itself into the record. */
public final class Reporting implements Handler<ReportAction, Done> {
  private final Subjects subjects;
  private final Decider decider;
  private final Reported reported;

  /** By how much the clock of an enforcement point may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** What the record holds of reports. */
  @FunctionalInterface
  public interface Reported {
    /**
     * Whether a report is in the record.
     *
     * @param id which
     * @return true once the event that tells of it is durable
     * @throws PartUnavailable if that cannot be said
     */
    boolean holds(Id.Report id) throws PartUnavailable;
  }

  /**
   * Builds the handler.
   *
   * @param subjects finds whom the report is about
   * @param decider remembers the requests that outcomes are told of
   * @param reported what the record holds already
   */
  public Reporting(Subjects subjects, Decider decider, Reported reported) {
    this.subjects = subjects;
    this.decider = decider;
    this.reported = reported;
  }

  @Override
  public Result<Handled<Done>> act(Permit<ReportAction> permit) throws PartUnavailable {
    ReportAction told = permit.command();
    Optional<Problem> refusal = refusal(told, permit.arrival().at());
    if (refusal.isPresent()) {
      return Result.failed(refusal.get());
    }
    Optional<Actor> subject = subjects.bySubject(told.subject());
    TreeMap<String, String> details = new TreeMap<>();
    details.put("decided_by", permit.proof().actor().subject());
    if (subject.isEmpty()) {
      details.put("subject", told.subject());
    }
    told.told()
        .ifPresent(report -> {
          details.put(Particulars.OfAction.REPORT, report.id().value());
          details.put("decided", report.decided().toString());
        });
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

  private Optional<Problem> refusal(ReportAction action, Instant now) throws PartUnavailable {
    if (action.told().isEmpty()) {
      return Optional.empty();
    }
    ReportAction.Told told = action.told().get();
    if (told.decided().isAfter(now.plus(AHEAD))) {
      return Optional.of(
          Problem.of(
                  Problem.Kind.INVALID,
                  "decided_in_future",
                  "the decision was made at %s, which is not yet".formatted(told.decided()))
              .mend("set the enforcement point's clock"));
    }
    return reported.holds(told.id())
        ? Optional.of(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "report_known",
                    "the record holds the report `%s`".formatted(told.id().value()))
                .mend("nothing is left to do for it"))
        : Optional.empty();
  }

  private boolean concluded(ReportAction.Conclusion outcome, Instant now) throws PartUnavailable {
    try {
      return decider.conclude(outcome.request(), outcome.done(), outcome.output(), now);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the history cannot be written", e);
    }
  }
}
