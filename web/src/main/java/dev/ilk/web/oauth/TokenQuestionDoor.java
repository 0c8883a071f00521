package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * A door that takes a {@code token} as the thing it is about, and a proof of the caller beside it.
 *
 * @param <C> the command it is for
 * @param <R> that command's result
 */
abstract class TokenQuestionDoor<C extends Command<R>, R> extends IssuerDoor {
  private final OAuthDoorway way;
  private final String name;
  private final String action;

  TokenQuestionDoor(OAuthDoorway way, String name, String action) {
    this.way = way;
    this.name = name;
    this.action = action;
  }

  /** At which plane a caller's assertion is taken. */
  abstract Kind asserts(Issuers.Issuer issuer);

  abstract C command(Issuers.Issuer issuer, String token);

  abstract void released(ServerResponse response, R value, Id.Correlation journey);

  /** What was asked, and by whom. */
  private record Asked(String token, ClientProof client) {}

  @Override
  final void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    Arrival arrival = way.doorway().arrival(request, name);
    Result<Asked> read =
        Form.read(request)
            .then(form ->
                form.require("token")
                    .then(token ->
                        ClientProof.of(
                                way, request, form, issuer, name, asserts(issuer), arrival.at())
                            .then(client -> Result.ok(new Asked(token, client)))));
    switch (read) {
      case Result.Failed<Asked>(List<Problem> problems) ->
          answer(response, way.turnAway(arrival, action, issuer.environment(), problems), false);
      case Result.Ok<Asked>(Asked asked) ->
          answer(
              response,
              way.doorway()
                  .gate()
                  .pass(arrival, asked.client().attempt(), command(issuer, asked.token())),
              asked.client().byBearer());
    }
  }

  private void answer(ServerResponse response, Outcome<R> outcome, boolean byBearer) {
    switch (outcome) {
      case Outcome.Released<R>(R value, Id.Correlation journey) ->
          released(response, value, journey);
      case Outcome.Refused<R>(List<Problem> problems, Id.Correlation journey) -> {
        Problem first = problems.getFirst();
        OAuthAnswers.refuse(response, OAuthError.atClient(first, byBearer), first, journey);
      }
      case Outcome.Denied<R> denied ->
          OAuthAnswers.refuse(
              response,
              OAuthError.ACCESS_DENIED,
              OAuthAnswers.denial(denied.decision()),
              denied.correlation());
      case Outcome.Unavailable<R>(Problem problem, Id.Correlation journey) ->
          OAuthAnswers.refuse(response, OAuthError.TEMPORARILY_UNAVAILABLE, problem, journey);
    }
  }
}
