package dev.ilk.issue.session;

import dev.ilk.actor.Human;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.SessionView;
import dev.ilk.gate.Subjects;
import dev.ilk.issue.grant.AppGrant;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells where a person is signed in. */
public final class SessionListing implements Handler<ListSessions, ListSessions.Told> {
  private static final int MOST_GRANTS = 1000;

  private final OpenSessions sessions;
  private final Subjects subjects;
  private final Grants grants;
  private final Elevations elevations;
  private final Duration idle;

  /** Finds what a person has granted to apps. */
  @FunctionalInterface
  public interface Grants {
    /**
     * The grants that hold.
     *
     * @param human whose
     * @param now the present
     * @param limit at most so many
     * @return the latest first
     * @throws StoreUnavailable if the store does not answer
     */
    List<AppGrant> of(Id.Identity human, Instant now, int limit) throws StoreUnavailable;
  }

  /**
   * Builds the handler.
   *
   * @param sessions finds them
   * @param subjects finds people by their names
   * @param grants what apps may do in them
   * @param elevations the roles taken up
   * @param idle how long a session may be left alone
   */
  public SessionListing(
      OpenSessions sessions,
      Subjects subjects,
      Grants grants,
      Elevations elevations,
      Duration idle) {
    this.sessions = sessions;
    this.subjects = subjects;
    this.grants = grants;
    this.elevations = elevations;
    this.idle = idle;
  }

  @Override
  public Result<Handled<ListSessions.Told>> act(Permit<ListSessions> permit)
      throws PartUnavailable {
    ListSessions asked = permit.command();
    return switch (Whose.of(asked.of(), permit.proof(), subjects)) {
      case Result.Failed<Human>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Human>(Human human) ->
          Result.ok(Handled.of(told(human, permit), asked.asked()));
    };
  }

  private ListSessions.Told told(Human human, Permit<ListSessions> permit) throws PartUnavailable {
    Instant now = permit.arrival().at();
    Optional<Id.Session> current =
        permit.proof() instanceof Proof.OfHuman proof ? proof.session() : Optional.empty();
    Map<Id.Session, List<SessionView.App>> apps = apps(human, now);
    List<SessionView> views =
        sessions.open(human, now).stream()
            .filter(one -> now.isBefore(one.lastSeen().plus(idle)))
            .map(one -> view(one, current, apps))
            .toList();
    return new ListSessions.Told(human.subject(), elevations.holding(human.id(), now), views);
  }

  private Map<Id.Session, List<SessionView.App>> apps(Human human, Instant now)
      throws PartUnavailable {
    Map<Id.Session, List<SessionView.App>> apps = new HashMap<>();
    try {
      for (AppGrant grant : grants.of(human.id(), now, MOST_GRANTS)) {
        grant
            .session()
            .ifPresent(session ->
                apps.computeIfAbsent(session, one -> new ArrayList<>())
                    .add(new SessionView.App(grant.id(), grant.appName())));
      }
      return apps;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("grants cannot be read", e);
    }
  }

  private SessionView view(
      KeptSession one, Optional<Id.Session> current, Map<Id.Session, List<SessionView.App>> apps) {
    return new SessionView(
        one.id(),
        current.filter(one.id()::equals).isPresent(),
        one.issuer(),
        one.issued(),
        one.lastSeen(),
        one.lastSeen().plus(idle),
        one.expires(),
        one.device(),
        one.network(),
        one.country(),
        one.newDevice(),
        one.posture(),
        one.moved(),
        one.authenticated(),
        one.assurance(),
        one.factors(),
        apps.getOrDefault(one.id(), List.of()));
  }
}
