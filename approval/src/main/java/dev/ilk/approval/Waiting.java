package dev.ilk.approval;

import dev.ilk.actor.Human;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** Shows people what waits for them, and nothing else. */
public final class Waiting implements Handler<ListApprovals, List<ListApprovals.Waiting>> {
  private static final int MOST_LOOKED_AT = 1000;

  private final ApprovalStore store;

  /**
   * Builds the handler.
   *
   * @param store where requests wait
   */
  public Waiting(ApprovalStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<List<ListApprovals.Waiting>>> act(Permit<ListApprovals> permit)
      throws PartUnavailable {
    ListApprovals asked = permit.command();
    if (!(permit.proof().actor() instanceof Human human)) {
      return Result.ok(Handled.of(List.of(), asked.asked()));
    }
    try {
      return Result.ok(Handled.of(of(human, permit.arrival().at(), asked.limit()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("access requests cannot be read", e);
    }
  }

  List<ListApprovals.Waiting> of(Human human, Instant now, int limit) throws StoreUnavailable {
    return store.waiting(now, MOST_LOOKED_AT).stream()
        .filter(request -> !request.asked().subject().equals(human.subject()))
        .filter(request ->
            request.state().votes().stream().noneMatch(vote -> vote.by().equals(human.id())))
        .map(request -> shown(request, Approvers.of(human, request.missing())))
        .filter(one -> !one.as().isEmpty())
        .limit(limit)
        .toList();
  }

  private static ListApprovals.Waiting shown(AccessRequest request, List<String> as) {
    AccessRequest.Asked asked = request.asked();
    return new ListApprovals.Waiting(
        request.id(),
        asked.subject(),
        asked.verb(),
        asked.resource(),
        asked.shown(),
        asked.reason(),
        as,
        asked.guardName(),
        asked.created(),
        asked.expires());
  }
}
