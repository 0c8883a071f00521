package dev.ilk.elevation;

import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Ends what a person has taken up, or takes back what waits. */
public final class Ending implements Handler<EndElevation, ElevationState> {
  private final ElevationStore store;
  private final ApprovalStore requests;
  private final Standings standings;

  /**
   * Builds the handler.
   *
   * @param store where elevations are kept
   * @param requests where people are asked to approve
   */
  public Ending(ElevationStore store, ApprovalStore requests) {
    this.store = store;
    this.requests = requests;
    this.standings = new Standings(requests);
  }

  @Override
  public Result<Handled<ElevationState>> act(Permit<EndElevation> permit) throws PartUnavailable {
    try {
      Optional<StoredElevation> found = store.find(permit.command().id());
      return found.isPresent() ? end(permit, found.get()) : Refusals.unknown();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read or written", e);
    }
  }

  private Result<Handled<ElevationState>> end(
      Permit<EndElevation> permit, StoredElevation elevation) throws StoreUnavailable {
    Instant now = permit.arrival().at();
    if (elevation.isOver(now)) {
      return Refusals.state("the elevation is over already", "nothing is left to do");
    }
    Optional<AccessRequest> request = standings.request(elevation);
    StoredElevation ended = elevation.ending(now, permit.proof().actor().id());
    if (!store.replace(elevation, ended)) {
      return Refusals.state("the elevation was begun or ended meanwhile", "look again");
    }
    // Nobody needs to answer any more; whoever does so at this moment approves nothing that could
    // still begin.
    if (request.isPresent() && request.get().task(now).status() == ApprovalTask.Status.PENDING) {
      requests.replace(request.get(), request.get().cancelled(now));
    }
    ElevationState state = standings.of(ended, now);
    return Result.ok(Handled.of(state, state.told(permit.command().action())));
  }
}
