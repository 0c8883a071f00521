package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.grant.Redemption;
import dev.ilk.prove.human.grant.UserCode;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Showing;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST …/device_authorization}: takes the request of something that has no browser, for a
 * person to answer in one (RFC 8628, section 3.1).
 */
final class DeviceDoor extends IssuerDoor {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int PAUSE_SECONDS = 5;

  private final OAuthDoorway way;

  DeviceDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    if (issuer.plane() != Kind.HUMAN) {
      unknown(response);
      return;
    }
    Arrival arrival = way.doorway().arrival(request, "device");
    try {
      switch (wanted(request, issuer, arrival)) {
        case Result.Failed<AuthorizationRequest>(List<Problem> problems) ->
            refuse(response, arrival, issuer, problems.getFirst());
        case Result.Ok<AuthorizationRequest>(AuthorizationRequest asked) ->
            begin(response, arrival, asked);
      }
    } catch (PartUnavailable e) {
      Problem problem =
          Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "the request cannot be kept")
              .mend("try again in some seconds");
      OAuthAnswers.refuse(
          response, OAuthError.TEMPORARILY_UNAVAILABLE, problem, arrival.correlation());
    }
  }

  /** With no device code yet. */
  private Result<AuthorizationRequest> wanted(
      ServerRequest request, Issuers.Issuer issuer, Arrival arrival) throws PartUnavailable {
    Result<Form> form = Form.read(request);
    Result<App> app =
        form.then(ClientProof::shown)
            .then(shown ->
                way.people()
                    .plane()
                    .asking(
                        issuer,
                        shown,
                        Showing.presented(request, way.addresses(issuer, "device_authorization")),
                        arrival.at()));
    Result<AppAccess> access =
        app.then(asking -> form.then(read -> AuthorizationParameters.access(read, asking)));
    if (!(access instanceof Result.Ok<AppAccess>(AppAccess wanted))) {
      return access.then(never -> Result.failed(unreadable()));
    }
    return way.people()
        .desk()
        .grantable(wanted)
        .then(grantable ->
            app.then(asking ->
                Result.ok(
                    new AuthorizationRequest(
                        grantable,
                        asking.name(),
                        asking.isConfidential(),
                        new AuthorizationRequest.Device("", arrival.network()),
                        Optional.empty(),
                        Optional.empty(),
                        AuthorizationRequest.Wishes.NONE,
                        arrival.at().truncatedTo(ChronoUnit.MICROS)))));
  }

  private void begin(ServerResponse response, Arrival arrival, AuthorizationRequest asked)
      throws PartUnavailable {
    Secret device = Secrets.random(Redemption.Sort.DEVICE.prefix());
    UserCode code = UserCode.random();
    way.people()
        .desk()
        .keep(
            code.text(), asked.onDevice(Secrets.digest(device.reveal())), arrival.at().plus(LIFE));
    String page = way.issuers().base() + "/console/device";
    ObjectNode body = Json.object();
    body.put("device_code", device.reveal());
    body.put("user_code", code.shown());
    body.put("verification_uri", page);
    body.put("verification_uri_complete", page + "?user_code=" + code.shown());
    body.put("expires_in", LIFE.toSeconds());
    body.put("interval", PAUSE_SECONDS);
    Answers.json(response, 200, arrival.correlation(), body);
  }

  private void refuse(
      ServerResponse response, Arrival arrival, Issuers.Issuer issuer, Problem problem) {
    way.<AuthorizationRequest.Answered>turnAway(
        arrival, "Authorize", issuer.environment(), List.of(problem));
    OAuthAnswers.refuse(response, OAuthError.atPeople(problem), problem, arrival.correlation());
  }

  private static Problem unreadable() {
    return Problem.of(Problem.Kind.INVALID, "request_malformed", "the request is malformed");
  }
}
