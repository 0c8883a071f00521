package dev.ilk.issue.app;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListApps;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Lists the apps that are registered at a human issuer. */
public final class AppListing implements Handler<ListApps, List<ListApps.Known>> {
  private static final int MOST = 1000;

  private final AppStore apps;

  /**
   * Builds the handler.
   *
   * @param apps keeps them
   */
  public AppListing(AppStore apps) {
    this.apps = apps;
  }

  @Override
  public Result<Handled<List<ListApps.Known>>> act(Permit<ListApps> permit) throws PartUnavailable {
    try {
      List<ListApps.Known> known =
          apps.of(permit.command().at(), MOST).stream()
              .map(one -> new ListApps.Known(one.app(), one.used(), AppLapsing.ends(one)))
              .toList();
      return Result.ok(Handled.of(known, permit.command().asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("apps cannot be read", e);
    }
  }
}
