package dev.ilk.elevation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Human;
import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.approval.StoredRequests;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.gate.Approvals;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins what people approved, if the policies still let it be. */
public final class Beginning implements Handler<BeginElevation, ElevationAnswer> {
  private final ElevationStore store;
  private final Standings standings;
  private final Approvals approvals;
  private final StoredRequests.Registered registered;
  private final Routing routing;

  /**
   * Builds the handler.
   *
   * @param store where elevations are kept
   * @param requests where people are asked to approve
   * @param approvals finds what people approved
   * @param registered finds who they are
   * @param decider the access plane
   * @param ids where the names of requests come from
   */
  public Beginning(
      ElevationStore store,
      ApprovalStore requests,
      Approvals approvals,
      StoredRequests.Registered registered,
      Decider decider,
      Ids ids) {
    this.store = store;
    this.standings = new Standings(requests);
    this.approvals = approvals;
    this.registered = registered;
    this.routing = new Routing(decider, ids);
  }

  @Override
  public Result<Handled<ElevationAnswer>> act(Permit<BeginElevation> permit)
      throws PartUnavailable {
    try {
      Optional<StoredElevation> found = store.find(permit.command().id());
      // That it is this person's own is a guardrail's to say; without it, it is nobody's.
      return found.isPresent()
              && permit.proof().actor() instanceof Human human
              && found.get().asked().human().equals(human.id())
          ? begin(permit, human, found.get())
          : Refusals.unknown();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read or written", e);
    }
  }

  private Result<Handled<ElevationAnswer>> begin(
      Permit<BeginElevation> permit, Human human, StoredElevation waiting)
      throws PartUnavailable, StoreUnavailable {
    Instant now = permit.arrival().at();
    ElevationState.Status status = standings.of(waiting, now).status();
    Optional<Approvals.Granted> granted = granted(waiting, now);
    if (status != ElevationState.Status.APPROVED || granted.isEmpty()) {
      return Refusals.state(
          "the elevation is %s, not approved".formatted(status.word()),
          "look at `ilk elevations show %s`".formatted(waiting.id().value()));
    }
    StoredElevation.Asked asked = waiting.asked();
    Routing.Routed routed =
        routing.route(
            permit,
            human,
            asked.role(),
            asked.lasting(),
            asked.reason(),
            granted.get().approvers());
    if (!(routed.decision() instanceof Decision.Allow allow)) {
      return Result.ok(
          new Handled<>(
              new ElevationAnswer.Withheld(routed.withheld()),
              permit.command().asked(),
              Optional.of(routed.decision()),
              Optional.of(routed.question())));
    }
    StoredElevation begun = waiting.beginning(now, named(granted.get().by()));
    if (!store.replace(waiting, begun)) {
      return Refusals.state("the elevation was begun or ended meanwhile", "look again");
    }
    routing.begun(allow, now);
    ElevationState state = standings.of(begun, now);
    return Result.ok(
        new Handled<>(
            new ElevationAnswer.Granted(state),
            state.told(permit.command().action()),
            Optional.of(allow),
            Optional.of(routed.question())));
  }

  private Optional<Approvals.Granted> granted(StoredElevation waiting, Instant now)
      throws PartUnavailable, StoreUnavailable {
    Optional<AccessRequest> request = standings.request(waiting);
    return request.isEmpty()
        ? Optional.empty()
        : approvals.granted(
            request.get().id(), request.get().asked().arguments(), waiting.asked().human(), now);
  }

  private List<Elevation.Approver> named(List<Id.Identity> approvers) throws StoreUnavailable {
    List<Elevation.Approver> named = new ArrayList<>();
    for (Id.Identity id : approvers) {
      named.add(new Elevation.Approver(id, registered.identity(id).map(Actor::name).orElse("")));
    }
    return named;
  }
}
