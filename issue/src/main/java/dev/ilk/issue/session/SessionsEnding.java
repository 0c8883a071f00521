package dev.ilk.issue.session;

import dev.ilk.actor.Human;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends sessions before their time, for their person or for whoever looks after people. */
public final class SessionsEnding implements Handler<EndSessions, EndSessions.Ended> {
  private final OpenSessions sessions;
  private final Subjects subjects;

  /**
   * Builds the handler.
   *
   * @param sessions finds and ends them
   * @param subjects finds people by their names
   */
  public SessionsEnding(OpenSessions sessions, Subjects subjects) {
    this.sessions = sessions;
    this.subjects = subjects;
  }

  @Override
  public Result<Handled<EndSessions.Ended>> act(Permit<EndSessions> permit) throws PartUnavailable {
    EndSessions asked = permit.command();
    return switch (Whose.of(asked.whose(), permit.proof(), subjects)) {
      case Result.Failed<Human>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Human>(Human human) -> {
        Optional<Id.Session> current =
            permit.proof() instanceof Proof.OfHuman proof ? proof.session() : Optional.empty();
        List<Id.Session> ended = end(asked.which(), human, current, permit.arrival().at());
        yield ended.isEmpty() && asked.which() instanceof EndSessions.One
            ? unknown()
            : Result.ok(
                Handled.of(new EndSessions.Ended(ended), EndSessions.told(human, "", ended)));
      }
    };
  }

  private List<Id.Session> end(
      EndSessions.Which which, Human human, Optional<Id.Session> current, Instant now)
      throws PartUnavailable {
    return switch (which) {
      // INVARIANT: only what is the person's own is found, so another's name ends nothing.
      case EndSessions.One(Id.Session id) -> sessions.end(human, now, one -> one.id().equals(id));
      case EndSessions.Others() ->
          sessions.end(human, now, one -> current.filter(one.id()::equals).isEmpty());
      case EndSessions.AllOf all -> sessions.end(human, now, one -> true);
    };
  }

  private static Result<Handled<EndSessions.Ended>> unknown() {
    return Result.failed(
        Problem.of(Problem.Kind.NOT_FOUND, "session_unknown", "there is no such session of yours")
            .mend("look at `ilk sessions list`"));
  }
}
