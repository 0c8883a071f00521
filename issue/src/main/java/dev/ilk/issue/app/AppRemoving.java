package dev.ilk.issue.app;

import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RemoveApp;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;

/** Removes an app from a human issuer, with all that was granted to it. */
public final class AppRemoving implements Handler<RemoveApp, Done> {
  private final AppStore apps;
  private final Revocations revocations;

  /**
   * Builds the handler.
   *
   * @param apps keeps them
   * @param revocations what this node holds of what was taken back
   */
  public AppRemoving(AppStore apps, Revocations revocations) {
    this.apps = apps;
    this.revocations = revocations;
  }

  @Override
  public Result<Handled<Done>> act(Permit<RemoveApp> permit) throws PartUnavailable {
    RemoveApp asked = permit.command();
    try {
      if (!apps.remove(asked.at(), asked.id(), permit.arrival().at())) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "app_unknown",
                    "no app `%s` is registered in `%s`".formatted(asked.id(), asked.at()))
                .mend("look at `ilk app ls`"));
      }
      revocations.hurry();
      return Result.ok(Handled.of(Done.DONE, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("apps cannot be stored", e);
    }
  }
}
