package dev.ilk.issue.session;

import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.StepUp;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;

/** Makes a session worth what its person has just proven by a passkey. */
public final class SteppingUp implements Handler<StepUp, Done> {
  /** The only method of proof that adds to a session. */
  private static final String PASSKEY = "passkey";

  private final SessionStore store;

  /**
   * Builds the handler.
   *
   * @param store keeps sessions
   */
  public SteppingUp(SessionStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<Done>> act(Permit<StepUp> permit) throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof)
        || proof.session().isEmpty()
        || !proof.method().equals(PASSKEY)) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "not_a_passkey", "only a passkey steps a session up")
              .mend("open the page again and use a passkey"));
    }
    Id.Session id = proof.session().get();
    try {
      boolean open =
          store.authenticated(
              id,
              new Authentication(
                  proof.authenticatedAt(),
                  proof.assurance(),
                  proof.factors(),
                  proof.device(),
                  permit.arrival().network()));
      return open
          ? Result.ok(Handled.of(Done.DONE, permit.command().told(id)))
          : Result.failed(
              Problem.of(Problem.Kind.CONFLICT, "session_ended", "the session was ended meanwhile")
                  .mend("sign in again"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be stored", e);
    }
  }
}
