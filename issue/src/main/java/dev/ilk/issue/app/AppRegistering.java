package dev.ilk.issue.app;

import dev.ilk.actor.App;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RegisterApp;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes an app known at a human issuer. */
public final class AppRegistering implements Handler<RegisterApp, App> {

  /** Judges what an app says of itself. */
  @FunctionalInterface
  public interface Check {
    /**
     * What is wrong with it.
     *
     * @param app as it would be known
     * @return all that is; empty if nothing is
     */
    List<Problem> of(App app);
  }

  private final AppStore apps;
  private final Check check;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param apps keeps them
   * @param check judges them
   * @param ids where their ids come from
   */
  public AppRegistering(AppStore apps, Check check, Ids ids) {
    this.apps = apps;
    this.check = check;
    this.ids = ids;
  }

  @Override
  public Result<Handled<App>> act(Permit<RegisterApp> permit) throws PartUnavailable {
    RegisterApp asked = permit.command();
    App app =
        new App(
            ids.app().value(),
            asked.at(),
            asked.name(),
            asked.redirects(),
            asked.method(),
            asked.demands(),
            Optional.of(permit.proof().actor().subject()),
            permit.arrival().at().truncatedTo(ChronoUnit.MICROS));
    List<Problem> problems = check.of(app);
    if (!problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    try {
      apps.add(app);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("apps cannot be stored", e);
    }
    return Result.ok(Handled.of(app, asked.told(app.id())));
  }
}
