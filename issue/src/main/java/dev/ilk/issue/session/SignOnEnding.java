package dev.ilk.issue.session;

import dev.ilk.gate.EndSessions;
import dev.ilk.gate.EndSignOn;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.time.Duration;
import java.util.List;

/** Ends the sessions that are over at the provider. Those of other providers go on. */
public final class SignOnEnding implements Handler<EndSignOn, EndSessions.Ended> {
  /** The only method of proof that tells of it. */
  private static final String LOGOUT_TOKEN = "logout-token";

  /** By how much the provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final OpenSessions sessions;

  /**
   * Builds the handler.
   *
   * @param sessions finds and ends them
   */
  public SignOnEnding(OpenSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Result<Handled<EndSessions.Ended>> act(Permit<EndSignOn> permit) throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof) || !proof.method().equals(LOGOUT_TOKEN)) {
      return Result.failed(
          Problem.of(
              Problem.Kind.REFUSED, "not_a_logout_token", "only a provider says what ended there"));
    }
    EndSignOn asked = permit.command();
    List<Id.Session> ended =
        sessions.end(proof.actor(), permit.arrival().at(), one -> isOver(one, asked));
    return Result.ok(
        Handled.of(
            new EndSessions.Ended(ended), EndSessions.told(proof.actor(), asked.issuer(), ended)));
  }

  private static boolean isOver(KeptSession one, EndSignOn asked) {
    return one.issuer().equals(asked.issuer())
        && !one.issued().isAfter(asked.before().plus(SKEW))
        && asked.session().filter(sid -> !sid.equals(one.providerSession())).isEmpty();
  }
}
