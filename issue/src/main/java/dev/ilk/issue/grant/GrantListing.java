package dev.ilk.issue.grant;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListGrants;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Lists the apps that a person has let in. */
public final class GrantListing implements Handler<ListGrants, List<ListGrants.Granted>> {
  private static final int MOST = 200;

  private final GrantStore grants;

  /**
   * Builds the handler.
   *
   * @param grants keeps what was granted
   */
  public GrantListing(GrantStore grants) {
    this.grants = grants;
  }

  @Override
  public Result<Handled<List<ListGrants.Granted>>> act(Permit<ListGrants> permit)
      throws PartUnavailable {
    try {
      List<ListGrants.Granted> own =
          grants.of(permit.proof().actor().id(), permit.arrival().at(), MOST).stream()
              .map(grant ->
                  new ListGrants.Granted(
                      grant.id(),
                      grant.access(),
                      grant.appName(),
                      grant.created(),
                      grant.expires()))
              .toList();
      return Result.ok(Handled.of(own, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("grants cannot be read", e);
    }
  }
}
