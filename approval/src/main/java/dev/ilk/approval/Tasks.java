package dev.ilk.approval;

import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.CancelApproval;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadApproval;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** What an enforcement point does with a request of its own; another's is unknown to it. */
public final class Tasks {
  private final ApprovalStore store;

  /**
   * Builds the handlers.
   *
   * @param store where requests wait
   */
  public Tasks(ApprovalStore store) {
    this.store = store;
  }

  /**
   * Tells how it stands.
   *
   * @param permit the right to
   * @return the task
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ApprovalTask>> read(Permit<ReadApproval> permit) throws PartUnavailable {
    ReadApproval asked = permit.command();
    Optional<AccessRequest> request = own(asked.id(), permit);
    return request.isEmpty()
        ? Refusals.unknown()
        : Result.ok(Handled.of(request.get().task(permit.arrival().at()), asked.asked()));
  }

  /**
   * Takes it back.
   *
   * @param permit the right to
   * @return the task
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ApprovalTask>> cancel(Permit<CancelApproval> permit)
      throws PartUnavailable {
    CancelApproval asked = permit.command();
    Instant now = permit.arrival().at();
    Optional<AccessRequest> request = own(asked.id(), permit);
    if (request.isEmpty()) {
      return Refusals.unknown();
    }
    if (request.get().status(now) != ApprovalTask.Status.PENDING) {
      return Refusals.state("the access request is answered or over");
    }
    AccessRequest cancelled = request.get().cancelled(now);
    try {
      return store.replace(request.get(), cancelled)
          ? Result.ok(Handled.of(cancelled.task(now), asked.asked()))
          : Refusals.state("the access request was answered meanwhile");
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be written", e);
    }
  }

  private Optional<AccessRequest> own(Id.AccessRequest id, Permit<?> permit)
      throws PartUnavailable {
    try {
      return store
          .find(id)
          .filter(request -> request.asked().guard().equals(permit.proof().actor().id()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be read", e);
    }
  }
}
