package dev.ilk.elevation;

import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.ElevationState.Status;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells where elevations stand: what is stored of them, together with what people approved. */
final class Standings {
  private final ApprovalStore requests;

  Standings(ApprovalStore requests) {
    this.requests = requests;
  }

  /** Where people approve it, while that still matters. */
  Optional<AccessRequest> request(StoredElevation elevation) throws StoreUnavailable {
    boolean open = elevation.begun().isEmpty() && elevation.ended().isEmpty();
    return open && elevation.asked().request().isPresent()
        ? requests.find(elevation.asked().request().get())
        : Optional.empty();
  }

  ElevationState of(StoredElevation elevation, Instant now) throws StoreUnavailable {
    Optional<AccessRequest> request = request(elevation);
    StoredElevation.Asked asked = elevation.asked();
    Status status = status(elevation, request.map(one -> one.task(now)), now);
    return new ElevationState(
        elevation.id(),
        asked.human(),
        asked.subject(),
        asked.role(),
        asked.lasting(),
        asked.reason(),
        asked.at(),
        status,
        asked.request(),
        status == Status.WAITING ? request.orElseThrow().waitsFor() : List.of(),
        elevation.elevation(),
        elevation.ended());
  }

  private static Status status(
      StoredElevation elevation, Optional<ApprovalTask> task, Instant now) {
    if (elevation.ended().isPresent()) {
      return Status.ENDED;
    }
    if (elevation.begun().isPresent()) {
      return elevation.isOver(now) ? Status.OVER : Status.ACTIVE;
    }
    return task.map(one ->
            switch (one.status()) {
              case PENDING -> Status.WAITING;
              case APPROVED ->
                  one.approved().filter(it -> now.isBefore(it.until())).isPresent()
                      ? Status.APPROVED
                      : Status.LAPSED;
              case DENIED -> Status.REFUSED;
              case EXPIRED -> Status.LAPSED;
              case CANCELLED -> Status.ENDED;
            })
        .orElse(Status.LAPSED);
  }
}
