package dev.ilk.issue.federation;

import dev.ilk.gate.FederationState;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListFederations;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Lists the foreign trust domains that an environment follows. */
public final class FederationListing implements Handler<ListFederations, List<FederationState>> {
  private final FederationStore store;

  /**
   * Builds the handler.
   *
   * @param store where relations are kept
   */
  public FederationListing(FederationStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<List<FederationState>>> act(Permit<ListFederations> permit)
      throws PartUnavailable {
    ListFederations asked = permit.command();
    try {
      List<FederationState> states =
          store.all().stream()
              .filter(one -> one.domain().at().equals(asked.at()))
              .map(one -> Federations.state(one, permit.arrival().at()))
              .toList();
      return Result.ok(Handled.of(states, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("foreign trust domains cannot be read", e);
    }
  }
}
