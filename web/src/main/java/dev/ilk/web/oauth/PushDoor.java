package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.App;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.human.grant.GrantPlane;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Showing;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST …/par}: takes a request from the app itself, so that the browser carries no more than
 * its name and nobody on the way can change it (RFC 9126).
 */
final class PushDoor extends IssuerDoor {
  /** Below ten minutes (FAPI 2.0 Security Profile, section 5.3.2.2). */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final OAuthDoorway way;
  private final AuthorizationDoor authorization;

  PushDoor(OAuthDoorway way, AuthorizationDoor authorization) {
    this.way = way;
    this.authorization = authorization;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    if (issuer.plane() != Kind.HUMAN) {
      unknown(response);
      return;
    }
    Arrival arrival = way.doorway().arrival(request, "par");
    Presented presented = Showing.presented(request, way.addresses(issuer, "par"));
    if (!presented.proofs().isEmpty()) {
      response.header(GrantTokenDoor.NONCE, way.possession().nonce(arrival.at()));
    }
    try {
      Result<Form> form = Form.read(request);
      Result<GrantPlane.Pushing> pushing =
          form.then(ClientProof::shown)
              .then(shown -> way.people().plane().pushing(issuer, shown, presented, arrival.at()));
      if (!(form instanceof Result.Ok<Form>(Form read))
          || !(pushing instanceof Result.Ok<GrantPlane.Pushing>(GrantPlane.Pushing asking))) {
        refuse(response, arrival, issuer, first(form, pushing), OAuthError.INVALID_CLIENT);
        return;
      }
      switch (pushed(read, asking, arrival)) {
        case Result.Failed<AuthorizationRequest>(List<Problem> problems) ->
            refuse(response, arrival, issuer, problems.getFirst(), OAuthError.INVALID_REQUEST);
        case Result.Ok<AuthorizationRequest>(AuthorizationRequest asked) -> {
          String handle = Secrets.random(AuthorizationDoor.PREFIX).reveal();
          way.people().desk().keep(handle, asked, arrival.at().plus(LIFE));
          ObjectNode body = Json.object();
          body.put("request_uri", AuthorizationDoor.URN + handle);
          body.put("expires_in", LIFE.toSeconds());
          Answers.json(response, 201, arrival.correlation(), body);
        }
      }
    } catch (PartUnavailable e) {
      Problem problem =
          Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "the request cannot be kept")
              .mend("try again in some seconds");
      OAuthAnswers.refuse(
          response, OAuthError.TEMPORARILY_UNAVAILABLE, problem, arrival.correlation());
    }
  }

  private Result<AuthorizationRequest> pushed(
      Form form, GrantPlane.Pushing pushing, Arrival arrival) throws PartUnavailable {
    App app = pushing.app();
    if (form.get("request_uri").isPresent()) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "request_malformed", "a pushed request names no other")
              .at("request_uri"));
    }
    return switch (AuthorizationParameters.browser(form, app)) {
      case Result.Failed<AuthorizationRequest.Browser>(List<Problem> problems) ->
          new Result.Failed<>(problems);
      case Result.Ok<AuthorizationRequest.Browser>(AuthorizationRequest.Browser to) ->
          authorization
              .read(form, app, to, arrival.at())
              .then(asked -> bound(asked, pushing.held().key()));
    };
  }

  /** A proof says of which key the code shall be, and must not be at odds with the request. */
  private static Result<AuthorizationRequest> bound(
      AuthorizationRequest asked, Optional<String> key) {
    if (key.isEmpty()) {
      return Result.ok(asked);
    }
    return asked.key().isPresent() && !asked.key().equals(key)
        ? Result.failed(
            Problem.of(
                    Problem.Kind.INVALID, "key_mismatch", "the proof is of another key than asked")
                .at("dpop_jkt"))
        : Result.ok(asked.boundTo(key.get()));
  }

  private void refuse(
      ServerResponse response,
      Arrival arrival,
      Issuers.Issuer issuer,
      Problem problem,
      OAuthError usual) {
    way.<AuthorizationRequest.Answered>turnAway(
        arrival, "Authorize", issuer.environment(), List.of(problem));
    OAuthError error = OAuthError.atPeople(problem);
    OAuthAnswers.refuse(
        response,
        error == OAuthError.INVALID_REQUEST && problem.kind() == Problem.Kind.UNPROVEN
            ? usual
            : error,
        problem,
        arrival.correlation());
  }

  private static Problem first(Result<?> one, Result<?> other) {
    return one instanceof Result.Failed<?>(List<Problem> problems)
        ? problems.getFirst()
        : other instanceof Result.Failed<?>(List<Problem> more)
            ? more.getFirst()
            : Problem.of(Problem.Kind.INVALID, "request_malformed", "the request is malformed");
  }
}
