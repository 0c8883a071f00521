package dev.ilk.issue.join;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.IssueJoinToken;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gives out the tokens by which agents join. */
public final class JoinTokens implements Handler<IssueJoinToken, IssueJoinToken.Issued> {
  /** What every join token begins with; the workload plane knows it by that. */
  public static final String PREFIX = "ilk_jnt_";

  private final Subjects subjects;
  private final JoinStore store;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param subjects who is registered
   * @param store where it is noted which tokens were given out
   * @param clock the present
   */
  public JoinTokens(Subjects subjects, JoinStore store, InstantSource clock) {
    this.subjects = subjects;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Result<Handled<IssueJoinToken.Issued>> act(Permit<IssueJoinToken> permit)
      throws PartUnavailable {
    IssueJoinToken asked = permit.command();
    Optional<Actor> found = subjects.bySubject(asked.subject());
    if (!(found.orElse(null) instanceof Workload workload)) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "join_workload_only",
                  "an agent of a machine joins as a workload")
              .mend("name it as `workload:NAME`"));
    }
    Instant now = clock.instant();
    Instant expires = now.plus(asked.life());
    Secret secret = Secrets.random(PREFIX);
    String digest = Secrets.digest(secret.reveal());
    try {
      store.addToken(digest, workload.environment(), workload.id(), expires);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("join tokens", e);
    }
    Particulars particulars =
        new Particulars.OfCredential(
                "join_token",
                Optional.of(digest),
                Optional.of(Party.of(workload)),
                workload.environment().name() + "/spiffe",
                "",
                "",
                List.of(),
                Optional.of(now),
                Optional.of(expires),
                "",
                List.of())
            .saying(asked.reason());
    return Result.ok(
        Handled.of(
            new IssueJoinToken.Issued(
                secret.reveal(), workload.name(), workload.environment(), expires),
            particulars));
  }
}
