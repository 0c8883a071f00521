package dev.ilk.server.node;

import dev.ilk.approval.ApprovalStore;
import dev.ilk.approval.Deciding;
import dev.ilk.approval.Requesting;
import dev.ilk.approval.Tasks;
import dev.ilk.approval.Waiting;
import dev.ilk.gate.CancelApproval;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.Denials;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.ReadApproval;
import dev.ilk.gate.RequestApproval;
import dev.ilk.kernel.Ids;
import dev.ilk.registry.directory.Directory;

/** What handles the approvals of single actions. */
record ApprovalHandlers(ApprovalStore approvals, Denials denials, Directory directory, Ids ids) {

  Handlers.Builder in(Handlers.Builder handlers) {
    Tasks tasks = new Tasks(approvals);
    return handlers
        .on(RequestApproval.class, new Requesting(approvals, denials, directory, ids))
        .on(ReadApproval.class, tasks::read)
        .on(CancelApproval.class, tasks::cancel)
        .on(ListApprovals.class, new Waiting(approvals))
        .on(DecideApproval.class, new Deciding(approvals));
  }
}
