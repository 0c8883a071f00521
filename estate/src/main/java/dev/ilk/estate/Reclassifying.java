package dev.ilk.estate;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;

/** Has accounts looked at again. */
public final class Reclassifying
    implements Handler<ReclassifyAccounts, ReclassifyAccounts.Progress> {
  private final Reclassification reclassification;

  /**
   * Builds the handler.
   *
   * @param reclassification looks at them
   */
  public Reclassifying(Reclassification reclassification) {
    this.reclassification = reclassification;
  }

  @Override
  public Result<Handled<ReclassifyAccounts.Progress>> act(Permit<ReclassifyAccounts> permit)
      throws PartUnavailable {
    ReclassifyAccounts asked = permit.command();
    try {
      ReclassifyAccounts.Progress progress = reclassification.some(asked.after());
      return Result.ok(Handled.of(progress, asked.told(progress)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("accounts cannot be judged", e);
    }
  }
}
