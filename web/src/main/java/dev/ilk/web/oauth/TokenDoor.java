package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code POST …/token}: gives out an access token for a proof (RFC 8693), or to a client (RFC 6749,
 * section 4.4).
 */
final class TokenDoor extends IssuerDoor {
  private static final HeaderName NONCE = HeaderNames.create("DPoP-Nonce");

  private final OAuthDoorway way;

  TokenDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    Arrival arrival = way.doorway().arrival(request, "token");
    Presented presented = Showing.presented(request, way.addresses(issuer, "token"));
    if (!presented.proofs().isEmpty()) {
      // RFC 9449, section 8.2: with every answer to who uses proofs, for the next one.
      response.header(NONCE, way.possession().nonce(arrival.at()));
    }
    switch (Form.read(request).then(form -> TokenRequest.read(form, issuer.plane()))) {
      case Result.Failed<TokenRequest>(List<Problem> problems) ->
          answer(
              response,
              way.turnAway(arrival, "ExchangeToken", issuer.environment(), problems),
              Optional.empty());
      case Result.Ok<TokenRequest>(TokenRequest asked) ->
          answer(response, exchange(arrival, issuer, asked, presented), Optional.of(asked));
    }
  }

  private Outcome<ExchangeToken.Issued> exchange(
      Arrival arrival, Issuers.Issuer issuer, TokenRequest asked, Presented presented) {
    Attempt attempt = attempt(arrival, issuer, asked, presented);
    return way.doorway()
        .gate()
        .pass(
            arrival,
            attempt,
            new ExchangeToken(
                issuer.environment(), issuer.plane(), asked.audience(), asked.scopes()));
  }

  private Attempt attempt(
      Arrival arrival, Issuers.Issuer issuer, TokenRequest asked, Presented presented) {
    boolean agent = issuer.plane() == Kind.AGENT;
    return switch (asked.shown()) {
      case TokenRequest.Tokens(TokenExchange shown) ->
          agent
              ? way.agents().exchange(issuer.environment(), shown, presented, arrival.at())
              : way.workloads().exchange(issuer.environment(), shown, presented, arrival.at());
      case TokenRequest.Client(ShownClient shown) ->
          way.workloads().client(issuer, shown, presented, arrival.at());
    };
  }

  private void answer(
      ServerResponse response,
      Outcome<ExchangeToken.Issued> outcome,
      Optional<TokenRequest> asked) {
    switch (outcome) {
      case Outcome.Released<ExchangeToken.Issued>(
              ExchangeToken.Issued issued,
              Id.Correlation journey) ->
          Answers.json(response, 200, journey, body(issued, asked));
      case Outcome.Refused<ExchangeToken.Issued>(
              List<Problem> problems,
              Id.Correlation journey) -> {
        Problem first = problems.getFirst();
        OAuthAnswers.refuse(response, error(first, asked), first, journey);
      }
      case Outcome.Denied<ExchangeToken.Issued> denied ->
          // Unwilling to issue a token for this target (RFC 8693, section 2.2.2).
          OAuthAnswers.refuse(
              response,
              OAuthError.INVALID_TARGET,
              OAuthAnswers.denial(denied.decision()),
              denied.correlation());
      case Outcome.Unavailable<ExchangeToken.Issued>(Problem problem, Id.Correlation journey) ->
          OAuthAnswers.refuse(response, OAuthError.TEMPORARILY_UNAVAILABLE, problem, journey);
    }
  }

  private static OAuthError error(Problem problem, Optional<TokenRequest> asked) {
    return asked.filter(request -> request.shown() instanceof TokenRequest.Client).isPresent()
        ? OAuthError.atTokenOfClient(problem)
        : OAuthError.atToken(problem);
  }

  /** RFC 8693, section 2.2.1; the type by RFC 9449, section 5. */
  private ObjectNode body(ExchangeToken.Issued issued, Optional<TokenRequest> asked) {
    Duration left =
        Duration.between(way.doorway().clock().instant(), issued.credential().expires());
    ObjectNode body = Json.object();
    body.put("access_token", issued.token());
    asked
        .filter(request -> request.shown() instanceof TokenRequest.Tokens)
        .ifPresent(request -> body.put("issued_token_type", request.wanted().uri()));
    body.put("token_type", issued.credential().binding().key().isPresent() ? "DPoP" : "Bearer");
    body.put("expires_in", Math.max(0, left.toSeconds()));
    if (!issued.credential().scopes().isEmpty()) {
      body.put("scope", String.join(" ", new TreeSet<>(issued.credential().scopes())));
    }
    return body;
  }
}
