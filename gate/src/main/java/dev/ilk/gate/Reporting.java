package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Result;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.util.Optional;
import java.util.TreeMap;

/** Takes an enforcement point's report of what it decided by itself into the record. */
public final class Reporting implements Handler<ReportAction, Done> {
  private final Subjects subjects;

  /**
   * Builds the handler.
   *
   * @param subjects finds whom the report is about
   */
  public Reporting(Subjects subjects) {
    this.subjects = subjects;
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
}
