package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Done;
import dev.ilk.gate.EndGrant;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.human.grant.GrantPlane;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Showing;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST …/revoke} of a human issuer: an app gives back what a person granted it, by any token
 * that it got (RFC 7009). The whole grant ends, with all that was issued on it; the answer is the
 * same for every token (section 2.2).
 */
final class GrantRevocationDoor extends IssuerDoor {
  private static final String ACTION = "EndGrant";

  private final OAuthDoorway way;

  GrantRevocationDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    Arrival arrival = way.doorway().arrival(request, "revoke");
    Result<Optional<GrantPlane.GivenBack>> given =
        Form.read(request)
            .then(form ->
                form.require("token")
                    .then(token ->
                        ClientProof.shown(form)
                            .then(client ->
                                way.people()
                                    .plane()
                                    .givingBack(
                                        issuer,
                                        client,
                                        token,
                                        Showing.presented(request, way.addresses(issuer, "revoke")),
                                        arrival.at()))));
    switch (given) {
      case Result.Failed<Optional<GrantPlane.GivenBack>>(List<Problem> problems) -> {
        Problem first = problems.getFirst();
        way.<Done>turnAway(arrival, ACTION, issuer.environment(), problems);
        OAuthAnswers.refuse(response, OAuthError.atPeople(first), first, arrival.correlation());
      }
      case Result.Ok<Optional<GrantPlane.GivenBack>>(Optional<GrantPlane.GivenBack> found) -> {
        if (found.isEmpty()) {
          way.<Done>turnAway(arrival, ACTION, issuer.environment(), List.of(nothing()));
          done(response, arrival.correlation());
        } else {
          EndGrant command = new EndGrant(found.get().grant());
          answer(response, way.doorway().gate().pass(arrival, found.get().attempt(), command));
        }
      }
    }
  }

  private static void answer(ServerResponse response, Outcome<Done> outcome) {
    switch (outcome) {
      case Outcome.Released<Done>(Done value, Id.Correlation journey) -> done(response, journey);
      // Ended in between.
      case Outcome.Refused<Done>(List<Problem> problems, Id.Correlation journey) ->
          done(response, journey);
      case Outcome.Denied<Done> denied ->
          OAuthAnswers.refuse(
              response,
              OAuthError.ACCESS_DENIED,
              OAuthAnswers.denial(denied.decision()),
              denied.correlation());
      case Outcome.Unavailable<Done>(Problem problem, Id.Correlation journey) ->
          OAuthAnswers.refuse(response, OAuthError.TEMPORARILY_UNAVAILABLE, problem, journey);
    }
  }

  private static void done(ServerResponse response, Id.Correlation journey) {
    Answers.json(response, 200, journey, Json.object());
  }

  private static Problem nothing() {
    return Problem.of(
        Problem.Kind.UNPROVEN, "grant_unknown", "the token stands for no grant of the app's");
  }
}
