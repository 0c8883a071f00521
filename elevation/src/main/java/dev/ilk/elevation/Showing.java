package dev.ilk.elevation;

import dev.ilk.approval.ApprovalStore;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.ElevationRequests;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadElevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows elevations to people, and to policies. */
public final class Showing implements ElevationRequests {
  private final ElevationStore store;
  private final Standings standings;

  /**
   * Builds the handlers.
   *
   * @param store where elevations are kept
   * @param requests where people are asked to approve
   */
  public Showing(ElevationStore store, ApprovalStore requests) {
    this.store = store;
    this.standings = new Standings(requests);
  }

  /**
   * Shows one.
   *
   * @param permit the right to
   * @return where it stands
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<ElevationState>> read(Permit<ReadElevation> permit) throws PartUnavailable {
    try {
      Optional<StoredElevation> found = store.find(permit.command().id());
      return found.isEmpty()
          ? Refusals.unknown()
          : Result.ok(
              Handled.of(
                  standings.of(found.get(), permit.arrival().at()), permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read", e);
    }
  }

  /**
   * Shows the latest.
   *
   * @param permit the right to
   * @return where they stand
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<ElevationState>>> list(Permit<ListElevations> permit)
      throws PartUnavailable {
    ListElevations asked = permit.command();
    Optional<Id.Identity> whose =
        switch (asked.whose()) {
          case OWN -> Optional.of(permit.proof().actor().id());
          case ALL -> Optional.empty();
        };
    try {
      List<ElevationState> states = new ArrayList<>();
      for (StoredElevation one : store.latest(whose, asked.limit())) {
        states.add(standings.of(one, permit.arrival().at()));
      }
      return Result.ok(Handled.of(List.copyOf(states), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read", e);
    }
  }

  @Override
  public Optional<Target> target(Id.Elevation id) throws PartUnavailable {
    try {
      return store.find(id).map(Showing::target);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("elevations cannot be read", e);
    }
  }

  private static Target target(StoredElevation elevation) {
    StoredElevation.Asked asked = elevation.asked();
    String name = asked.subject().substring(asked.subject().indexOf(':') + 1);
    List<Fact> approvers =
        elevation.begun().stream()
            .flatMap(begun -> begun.approvers().stream())
            .<Fact>map(by -> new Fact.Ref("Human", by.name()))
            .toList();
    return new Target(
        "Elevation",
        elevation.id().value(),
        List.of(),
        Map.of(
            "human", new Fact.Ref("Human", name),
            "role", new Fact.Ref("Role", asked.role().name()),
            "approvers", new Fact.Many(approvers)));
  }
}
