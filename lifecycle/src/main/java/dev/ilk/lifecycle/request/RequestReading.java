package dev.ilk.lifecycle.request;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListRequests;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadRequest;
import dev.ilk.gate.WithdrawRequest;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.gate.request.IdentityRequest.State;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows requests to those whom they concern, and takes them back for whoever asked. */
public final class RequestReading {
  private static final Set<String> SEE_ALL = Set.of("operator", "auditor");

  private final RequestStore requests;
  private final ApprovalStore approvals;

  /**
   * Builds the handlers.
   *
   * @param requests where requests are
   * @param approvals where people are asked to approve them
   */
  public RequestReading(RequestStore requests, ApprovalStore approvals) {
    this.requests = requests;
    this.approvals = approvals;
  }

  /**
   * Lists them.
   *
   * @param permit the right to
   * @return the latest first
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<IdentityRequest>>> list(Permit<ListRequests> permit)
      throws PartUnavailable {
    ListRequests asked = permit.command();
    try {
      List<IdentityRequest> found =
          asked.team().isPresent()
              ? requests.of(asked.team().get(), asked.limit())
              : requests.by(permit.proof().actor().id(), asked.limit());
      return Result.ok(Handled.of(found, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("requests cannot be read", e);
    }
  }

  /**
   * Shows one.
   *
   * @param permit the right to
   * @return as it stands
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<IdentityRequest>> read(Permit<ReadRequest> permit) throws PartUnavailable {
    ReadRequest asked = permit.command();
    try {
      Optional<IdentityRequest> found =
          requests.find(asked.id()).filter(one -> concerns(permit.proof().actor(), one));
      return found.isPresent()
          ? Result.ok(Handled.of(found.get(), asked.asked()))
          : Result.failed(Refusals.noRequest(asked.id()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("requests cannot be read", e);
    }
  }

  private static boolean concerns(Actor actor, IdentityRequest request) {
    return actor instanceof Human human
        && (human.id().equals(request.asked().by())
            || human.teams().contains(request.asked().team())
            || human.roles().stream()
                .map(Role::name)
                .anyMatch(role ->
                    SEE_ALL.contains(role) || request.approval().approvers().contains(role)));
  }

  /**
   * Takes one back. The task goes first: once it is cancelled nobody can approve any more.
   *
   * @param permit the right to
   * @return as it stands then
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<IdentityRequest>> withdraw(Permit<WithdrawRequest> permit)
      throws PartUnavailable {
    WithdrawRequest asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      Optional<IdentityRequest> found =
          requests
              .find(asked.id())
              .filter(one -> one.asked().by().equals(permit.proof().actor().id()));
      if (found.isEmpty()) {
        return Result.failed(Refusals.noRequest(asked.id()));
      }
      IdentityRequest request = found.get();
      IdentityRequest withdrawn = request.in(State.WITHDRAWN, "", now);
      return request.state() == State.WAITING
              && cancelled(request, now)
              && requests.replace(request, withdrawn)
          ? Result.ok(Handled.of(withdrawn, Told.of(asked.action(), withdrawn)))
          : Result.failed(
              Refusals.conflict(
                  "not_waiting", "it is answered or over", "look at `ilk requests show`"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("requests cannot be written", e);
    }
  }

  private boolean cancelled(IdentityRequest request, Instant now) throws StoreUnavailable {
    Optional<AccessRequest> task =
        request.approval().task().isPresent()
            ? approvals.find(request.approval().task().get())
            : Optional.empty();
    if (task.isEmpty()) {
      return true;
    }
    return switch (task.get().task(now).status()) {
      case PENDING -> approvals.replace(task.get(), task.get().cancelled(now));
      case CANCELLED, EXPIRED -> true;
      case APPROVED, DENIED -> false;
    };
  }
}
