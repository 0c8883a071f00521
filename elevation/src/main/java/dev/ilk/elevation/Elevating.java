package dev.ilk.elevation;

import dev.ilk.actor.Human;
import dev.ilk.approval.AccessRequest;
import dev.ilk.approval.ApprovalStore;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in that a person wants a role: it begins at once, waits for the people whom policies name,
 * or is withheld.
 */
public final class Elevating implements Handler<RequestElevation, ElevationAnswer> {
  /** So many of a person's elevations may be open at once. */
  static final int MOST_OPEN = 10;

  /** What approvers see of the enforcement point: it is Ilk itself. */
  private static final String GUARD = "ilk";

  private final ElevationStore store;
  private final ApprovalStore requests;
  private final Standings standings;
  private final Routing routing;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param store where elevations are kept
   * @param requests where people are asked to approve
   * @param decider the access plane
   * @param ids where names come from
   */
  public Elevating(ElevationStore store, ApprovalStore requests, Decider decider, Ids ids) {
    this.store = store;
    this.requests = requests;
    this.standings = new Standings(requests);
    this.routing = new Routing(decider, ids);
    this.ids = ids;
  }

  @Override
  public Result<Handled<ElevationAnswer>> act(Permit<RequestElevation> permit)
      throws PartUnavailable {
    if (!(permit.proof().actor() instanceof Human human)) {
      return Refusals.unknown();
    }
    try {
      return request(permit, human);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read or written", e);
    }
  }

  private Result<Handled<ElevationAnswer>> request(Permit<RequestElevation> permit, Human human)
      throws PartUnavailable, StoreUnavailable {
    RequestElevation asked = permit.command();
    Instant now = permit.arrival().at();
    List<ElevationState> before = new ArrayList<>();
    for (StoredElevation one : store.latest(Optional.of(human.id()), MOST_OPEN)) {
      before.add(standings.of(one, now));
    }
    Optional<Result<Handled<ElevationAnswer>>> refused = refusal(asked, before);
    if (refused.isPresent()) {
      return refused.get();
    }
    Routing.Routed routed =
        routing.route(permit, human, asked.role(), asked.lasting(), asked.reason(), List.of());
    return switch (routed.decision()) {
      case Decision.Allow allow -> begin(permit, human, routed, allow);
      case Decision.Needs _, Decision.Deny _ ->
          routed.approvers().isEmpty()
              ? withheld(permit, routed)
              : wait(permit, human, routed, before);
    };
  }

  private static Optional<Result<Handled<ElevationAnswer>>> refusal(
      RequestElevation asked, List<ElevationState> before) {
    List<ElevationState> open =
        before.stream()
            .filter(one ->
                switch (one.status()) {
                  case WAITING, APPROVED, ACTIVE -> true;
                  case OVER, ENDED, REFUSED, LAPSED -> false;
                })
            .toList();
    if (open.stream().anyMatch(one -> one.role().equals(asked.role()))) {
      return Optional.of(
          Refusals.state(
              "the role `%s` is taken up or asked for already".formatted(asked.role()),
              "look at `ilk elevations list`, and end it first with `ilk elevations end`"));
    }
    return open.size() >= MOST_OPEN
        ? Optional.of(
            Refusals.state(
                "%d roles are taken up or asked for already".formatted(MOST_OPEN),
                "end one with `ilk elevations end`"))
        : Optional.empty();
  }

  private static Result<Handled<ElevationAnswer>> withheld(
      Permit<RequestElevation> permit, Routing.Routed routed) {
    return Result.ok(
        new Handled<>(
            new ElevationAnswer.Withheld(routed.withheld()),
            permit.command().asked(),
            Optional.of(routed.decision()),
            Optional.of(routed.question())));
  }

  private Result<Handled<ElevationAnswer>> begin(
      Permit<RequestElevation> permit, Human human, Routing.Routed routed, Decision.Allow allow)
      throws PartUnavailable, StoreUnavailable {
    Instant now = permit.arrival().at();
    StoredElevation begun =
        new StoredElevation(
                ids.elevation(),
                asked(permit, human, Optional.empty()),
                Optional.empty(),
                Optional.empty())
            .beginning(now, List.of());
    store.add(begun);
    routing.begun(allow, now);
    ElevationState state = standings.of(begun, now);
    return Result.ok(
        new Handled<>(
            new ElevationAnswer.Granted(state),
            state.told(permit.command().action()),
            Optional.of(allow),
            Optional.of(routed.question())));
  }

  private Result<Handled<ElevationAnswer>> wait(
      Permit<RequestElevation> permit,
      Human human,
      Routing.Routed routed,
      List<ElevationState> before)
      throws StoreUnavailable {
    RequestElevation asked = permit.command();
    Instant now = permit.arrival().at();
    Id.Elevation id = ids.elevation();
    String shown =
        Shown.json(id, human.subject(), asked, before.stream().limit(Shown.HISTORY).toList());
    AccessRequest request =
        requests.add(
            AccessRequest.waiting(
                ids.accessRequest(),
                new AccessRequest.Asked(
                    human.id(),
                    GUARD,
                    human.subject(),
                    RequestElevation.ELEVATE,
                    "Role " + asked.role().name(),
                    Sha256.hex(shown),
                    shown,
                    routed.decision().reason(),
                    routed.approvers(),
                    Sha256.hex(id.value()),
                    now,
                    now.plus(AccessRequest.PATIENCE))));
    StoredElevation waiting =
        new StoredElevation(
            id,
            asked(permit, human, Optional.of(request.id())),
            Optional.empty(),
            Optional.empty());
    store.add(waiting);
    ElevationState state = standings.of(waiting, now);
    return Result.ok(Handled.of(new ElevationAnswer.Granted(state), state.told(asked.action())));
  }

  private static StoredElevation.Asked asked(
      Permit<RequestElevation> permit, Human human, Optional<Id.AccessRequest> request) {
    RequestElevation asked = permit.command();
    return new StoredElevation.Asked(
        human.id(),
        human.subject(),
        asked.role(),
        asked.lasting(),
        asked.reason(),
        request,
        permit.arrival().at());
  }
}
