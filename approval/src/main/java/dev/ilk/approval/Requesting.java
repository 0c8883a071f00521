package dev.ilk.approval;

import dev.ilk.actor.Delegation;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.Denials;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RequestApproval;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes a request for approval in: only of what was denied for want of one, with the very arguments
 * that were denied, and soon enough. The same denial makes one request, however often it is sent.
 */
public final class Requesting implements Handler<RequestApproval, ApprovalTask> {
  private final ApprovalStore store;
  private final Denials denials;
  private final Subjects subjects;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param store where requests wait
   * @param denials opens what came with the denial
   * @param subjects finds who lent the authority that an agent uses
   * @param ids where the names of requests come from
   */
  public Requesting(ApprovalStore store, Denials denials, Subjects subjects, Ids ids) {
    this.store = store;
    this.denials = denials;
    this.subjects = subjects;
    this.ids = ids;
  }

  private Optional<Id.Identity> grantor(RequestApproval asked) throws PartUnavailable {
    Optional<Id.Delegation> delegation = asked.denied().onBehalfOf();
    return delegation.isEmpty()
        ? Optional.empty()
        : subjects.delegation(delegation.get()).map(Delegation::grantor);
  }

  @Override
  public Result<Handled<ApprovalTask>> act(Permit<RequestApproval> permit) throws PartUnavailable {
    RequestApproval asked = permit.command();
    Instant now = permit.arrival().at();
    Optional<Denials.Denial> denial = denials.open(asked.binding());
    if (denial.isEmpty() || !denial.get().arguments().equals(asked.arguments())) {
      return Refusals.unbound();
    }
    if (!now.isBefore(denial.get().until())) {
      return Refusals.late();
    }
    AccessRequest request =
        AccessRequest.waiting(
            ids.accessRequest(),
            new AccessRequest.Asked(
                permit.proof().actor().id(),
                permit.proof().actor().subject(),
                asked.denied().subject(),
                asked.denied().verb(),
                asked.denied().resource().type() + " " + asked.denied().resource().id(),
                asked.arguments(),
                asked.shown(),
                denial.get().reason(),
                Approvers.resolved(denial.get().approvers(), grantor(asked)),
                Sha256.hex(permit.proof().actor().id().value() + " " + asked.binding()),
                now,
                now.plus(AccessRequest.PATIENCE)));
    try {
      ApprovalTask task = store.add(request).task(now);
      return Result.ok(Handled.of(task, asked.told(task)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be stored", e);
    }
  }
}
