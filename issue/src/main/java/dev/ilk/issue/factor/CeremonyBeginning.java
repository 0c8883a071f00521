package dev.ilk.issue.factor;

import dev.ilk.actor.Human;
import dev.ilk.gate.BeginCeremony;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** Gives out challenges. */
public final class CeremonyBeginning implements Handler<BeginCeremony, BeginCeremony.Options> {
  private final Challenging enrolment;
  private final Challenging stepUp;

  /** Makes a challenge, by the human plane. */
  @FunctionalInterface
  public interface Challenging {
    /**
     * Makes one and keeps it.
     *
     * @param human who is to answer
     * @param session in which session
     * @param now the present
     * @return what the browser is to be called with, or why there is nothing to ask
     * @throws StoreUnavailable if the store does not answer
     */
    Result<String> begin(Human human, Id.Session session, Instant now) throws StoreUnavailable;
  }

  /**
   * Builds the handler.
   *
   * @param enrolment challenges to make a passkey
   * @param stepUp challenges to use one
   */
  public CeremonyBeginning(Challenging enrolment, Challenging stepUp) {
    this.enrolment = enrolment;
    this.stepUp = stepUp;
  }

  @Override
  public Result<Handled<BeginCeremony.Options>> act(Permit<BeginCeremony> permit)
      throws PartUnavailable {
    return switch (OwnSession.of(permit.proof())) {
      case Result.Failed<OwnSession>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<OwnSession>(OwnSession own) -> begin(permit, own);
    };
  }

  private Result<Handled<BeginCeremony.Options>> begin(Permit<BeginCeremony> permit, OwnSession own)
      throws PartUnavailable {
    Challenging chosen =
        switch (permit.command().purpose()) {
          case ENROL -> enrolment;
          case STEP_UP -> stepUp;
        };
    try {
      return chosen
          .begin(own.human(), own.session(), permit.arrival().at())
          .then(json ->
              Result.ok(Handled.of(new BeginCeremony.Options(json), permit.command().asked())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("challenges cannot be kept", e);
    }
  }
}
