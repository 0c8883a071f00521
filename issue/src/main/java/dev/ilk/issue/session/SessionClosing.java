package dev.ilk.issue.session;

import dev.ilk.gate.CloseSession;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.util.List;
import java.util.Optional;

/** Signs a person out: ends the very session by which the person is proven, on every node. */
public final class SessionClosing implements Handler<CloseSession, Done> {
  private final SessionStore store;

  /**
   * Builds the handler.
   *
   * @param store keeps sessions
   */
  public SessionClosing(SessionStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<Done>> act(Permit<CloseSession> permit) throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof) || proof.session().isEmpty()) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "no_session", "there is no session to end"));
    }
    Id.Session id = proof.session().get();
    try {
      // Ended twice is ended: two windows may sign out at once.
      store.end(id);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be stored", e);
    }
    return Result.ok(Handled.of(Done.DONE, particulars(proof, id)));
  }

  private static Particulars particulars(Proof.OfHuman proof, Id.Session id) {
    return new Particulars.OfCredential(
        "session",
        Optional.of(id.value()),
        Optional.of(Party.of(proof.actor())),
        proof.issuer(),
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(id.value()));
  }
}
