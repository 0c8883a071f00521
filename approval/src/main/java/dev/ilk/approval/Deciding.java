package dev.ilk.approval;

import dev.ilk.actor.Human;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a person's answer. That the person may answer at all was decided by policy; here it counts
 * once, for what they were shown, and for one of the approvers that are still missing.
 */
public final class Deciding implements Handler<DecideApproval, ApprovalTask> {
  private final ApprovalStore store;

  /**
   * Builds the handler.
   *
   * @param store where requests wait
   */
  public Deciding(ApprovalStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<ApprovalTask>> act(Permit<DecideApproval> permit) throws PartUnavailable {
    DecideApproval asked = permit.command();
    if (!(permit.proof().actor() instanceof Human human)) {
      return Refusals.unknown();
    }
    try {
      return answer(asked, human, permit.arrival().at())
          .then(after ->
              Result.ok(Handled.of(after.task(permit.arrival().at()), told(asked, after))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be read or written", e);
    }
  }

  private static Particulars told(DecideApproval asked, AccessRequest after) {
    return asked.told(Map.of("status", after.state().status().word()));
  }

  Result<AccessRequest> answer(DecideApproval asked, Human human, Instant now)
      throws StoreUnavailable {
    Optional<AccessRequest> found = store.find(asked.id());
    if (found.isEmpty()) {
      return Refusals.unknown();
    }
    AccessRequest request = found.get();
    if (request.status(now) != ApprovalTask.Status.PENDING) {
      return Refusals.state("the access request is answered or over");
    }
    if (!request.asked().arguments().equals(asked.arguments())) {
      return Refusals.state("what was shown is not what is to be approved");
    }
    if (request.asked().subject().equals(human.subject())) {
      return Refusals.state("nobody approves an action of their own");
    }
    if (request.state().votes().stream().anyMatch(vote -> vote.by().equals(human.id()))) {
      return Refusals.state("this person has approved it; another has to as well");
    }
    List<String> as = Approvers.of(human, request.missing());
    if (as.isEmpty()) {
      return Refusals.state("the approval that this person could give is there already");
    }
    AccessRequest after =
        switch (asked.answer()) {
          case APPROVE -> request.approved(new AccessRequest.Vote(as.getFirst(), human.id(), now));
          case DENY -> request.ended(ApprovalTask.Status.DENIED, now);
        };
    return store.replace(request, after)
        ? Result.ok(after)
        : Refusals.state("somebody else answered at the same moment; look again");
  }
}
