package dev.ilk.issue.federation;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadFederatedBundles;
import dev.ilk.kernel.Result;

/** Hands the bundles of foreign trust domains on to the workloads of an environment. */
public final class BundleReading
    implements Handler<ReadFederatedBundles, ReadFederatedBundles.Bundles> {
  private final Federations federations;

  /**
   * Builds the handler.
   *
   * @param federations what is followed
   */
  public BundleReading(Federations federations) {
    this.federations = federations;
  }

  @Override
  public Result<Handled<ReadFederatedBundles.Bundles>> act(Permit<ReadFederatedBundles> permit) {
    ReadFederatedBundles asked = permit.command();
    return Result.ok(
        Handled.of(
            new ReadFederatedBundles.Bundles(
                federations.bundles(asked.at(), permit.arrival().at())),
            asked.asked()));
  }
}
