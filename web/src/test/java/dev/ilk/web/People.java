package dev.ilk.web;

import dev.ilk.actor.AppAccess;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.human.grant.DevicePolls;
import dev.ilk.prove.human.grant.GrantLookup;
import dev.ilk.prove.human.grant.GrantPlane;
import dev.ilk.prove.human.grant.HeldSecret;
import dev.ilk.prove.human.session.Moved;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.web.http.SessionCookie;
import dev.ilk.web.oauth.PeopleDoorway;
import dev.ilk.web.oauth.RequestDesk;
import java.time.Instant;
import java.util.Optional;

/** The human plane's apps, of which these tests know none: the journey of apps is tested whole. */
final class People {
  static final SessionLookup NO_SESSIONS =
      new SessionLookup() {
        @Override
        public Optional<SessionState> find(String digest) {
          return Optional.empty();
        }

        @Override
        public void touch(Id.Session id, Instant at) {}

        @Override
        public void moved(Id.Session id, Moved moved, boolean ends) {}
      };

  private People() {}

  static GrantPlane plane(TestIlk ilk) {
    GrantLookup nothing =
        new GrantLookup() {
          @Override
          public Optional<HeldSecret> find(String digest) {
            return Optional.empty();
          }

          @Override
          public boolean spend(String digest, Instant now) {
            return false;
          }
        };
    return new GrantPlane(
        TestIlk.ISSUERS,
        (at, id, now) ->
            Result.failed(Problem.of(Problem.Kind.UNPROVEN, "app_unknown", "there is no such app")),
        ilk.platformKeys,
        ilk.usedProofs,
        ilk.possession,
        nothing,
        (digest, now) -> DevicePolls.Poll.OVER,
        ilk.own,
        Registry.humans(ilk.actors));
  }

  static PeopleDoorway doorway(TestIlk ilk, SessionLookup sessions) {
    RequestDesk desk =
        new RequestDesk() {
          @Override
          public Result<AppAccess> grantable(AppAccess wanted) {
            return Result.ok(wanted);
          }

          @Override
          public void keep(String handle, AuthorizationRequest request, Instant expires) {}

          @Override
          public Optional<AuthorizationRequest> find(String handle, Instant now) {
            return Optional.empty();
          }
        };
    return new PeopleDoorway(
        plane(ilk),
        desk,
        new Sessions(sessions, Registry.humans(ilk.actors), Sessions.DEFAULT_IDLE),
        SessionCookie.of(TestIlk.ISSUERS.base()));
  }
}
