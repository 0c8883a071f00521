package dev.ilk.server.node;

import dev.ilk.approval.ApprovalStore;
import dev.ilk.approval.Deciding;
import dev.ilk.approval.Requesting;
import dev.ilk.approval.Tasks;
import dev.ilk.approval.Waiting;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.CancelApproval;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.Denials;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadApproval;
import dev.ilk.gate.RequestApproval;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.registry.directory.Directory;

/** What handles the approvals of single actions. */
record ApprovalHandlers(
    ApprovalStore approvals, Denials denials, Directory directory, Ids ids, Answered answered) {

  /** Goes on with what waited for an answer. */
  interface Answered {
    void to(Id.AccessRequest task, String note);
  }

  Handlers.Builder in(Handlers.Builder handlers) {
    Tasks tasks = new Tasks(approvals);
    return handlers
        .on(RequestApproval.class, new Requesting(approvals, denials, directory, ids))
        .on(ReadApproval.class, tasks::read)
        .on(CancelApproval.class, tasks::cancel)
        .on(ListApprovals.class, new Waiting(approvals))
        .on(DecideApproval.class, permit -> answer(new Deciding(approvals), permit));
  }

  private Result<Handled<ApprovalTask>> answer(Deciding deciding, Permit<DecideApproval> permit)
      throws PartUnavailable {
    Result<Handled<ApprovalTask>> answer = deciding.act(permit);
    if (answer instanceof Result.Ok) {
      answered.to(permit.command().id(), permit.command().note());
    }
    return answer;
  }
}
