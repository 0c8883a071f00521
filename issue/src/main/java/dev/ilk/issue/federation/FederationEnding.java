package dev.ilk.issue.federation;

import dev.ilk.gate.Done;
import dev.ilk.gate.EndFederation;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;

/** Follows a foreign trust domain no more. */
public final class FederationEnding implements Handler<EndFederation, Done> {
  private final FederationStore store;

  /**
   * Builds the handler.
   *
   * @param store where relations are kept
   */
  public FederationEnding(FederationStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<Done>> act(Permit<EndFederation> permit) throws PartUnavailable {
    EndFederation asked = permit.command();
    try {
      return store.remove(asked.at(), asked.domain())
          ? Result.ok(Handled.of(Done.DONE, asked.asked()))
          : Result.failed(
              Problem.of(
                      Problem.Kind.NOT_FOUND,
                      "federation_unknown",
                      "`%s` does not follow `%s`".formatted(asked.at(), asked.domain()))
                  .mend("look at `ilk federation list %s`".formatted(asked.at())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("foreign trust domains cannot be stored", e);
    }
  }
}
