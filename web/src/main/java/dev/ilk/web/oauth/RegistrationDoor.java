package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.App;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.RegisterApp;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST …/register}: makes an app known (RFC 7591). The initial access token of section 3 is
 * a person's own, for Ilk itself; policies say whose will do.
 */
final class RegistrationDoor extends IssuerDoor {
  private static final int LONGEST = 128 << 10;

  private final OAuthDoorway way;

  RegistrationDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    if (issuer.plane() != Kind.HUMAN) {
      unknown(response);
      return;
    }
    Arrival arrival = way.doorway().arrival(request, "register");
    Optional<Attempt> attempt = way.doorway().callers().attempt(request, arrival.at());
    if (attempt.isEmpty()) {
      Problems.nothingShown(response);
      return;
    }
    Result<RegisterApp> read =
        RequestBody.json(request, LONGEST)
            .then(body -> AppMetadata.read(issuer.environment(), body));
    Outcome<App> outcome =
        switch (read) {
          case Result.Failed<RegisterApp>(List<Problem> problems) ->
              way.turnAway(arrival, "RegisterApp", issuer.environment(), problems);
          case Result.Ok<RegisterApp>(RegisterApp command) ->
              way.doorway().gate().pass(arrival, attempt.get(), command);
        };
    switch (outcome) {
      case Outcome.Released<App>(App app, Id.Correlation journey) ->
          Answers.json(response, 201, journey, AppMetadata.document(app));
      case Outcome.Refused<App>(List<Problem> problems, Id.Correlation journey)
          when problems.getFirst().kind() == Problem.Kind.INVALID ->
          refuse(response, problems.getFirst(), journey);
      case Outcome.Refused<App> refused ->
          Problems.send(response, refused.problems(), refused.correlation());
      case Outcome.Denied<App> denied ->
          Problems.denied(response, denied.decision(), denied.correlation());
      case Outcome.Unavailable<App> unavailable ->
          Problems.unavailable(response, unavailable.problem(), unavailable.correlation());
    }
  }

  /** RFC 7591, section 3.2.2. */
  private static void refuse(ServerResponse response, Problem problem, Id.Correlation journey) {
    ObjectNode body = Json.object();
    body.put(
        "error",
        problem.where().equals("redirect_uris")
            ? "invalid_redirect_uri"
            : "invalid_client_metadata");
    body.put("error_description", OAuthAnswers.description(problem.sentence()));
    body.put("code", problem.code());
    body.put("correlation", journey.value());
    Answers.json(response, 400, journey, body);
  }
}
