package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.RedeemGrant;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.human.grant.Redemption;
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
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code POST …/token} of a human issuer: gives tokens to an app on what a person has granted it.
 */
final class GrantTokenDoor extends IssuerDoor {
  static final HeaderName NONCE = HeaderNames.create("DPoP-Nonce");

  private final OAuthDoorway way;

  GrantTokenDoor(OAuthDoorway way) {
    this.way = way;
  }

  /** What a request shows and wants. */
  private record Asked(ShownClient client, Redemption shown, RedeemGrant command) {}

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    Arrival arrival = way.doorway().arrival(request, "token");
    Presented presented = Showing.presented(request, way.addresses(issuer, "token"));
    if (!presented.proofs().isEmpty()) {
      // RFC 9449, section 8.2: with every answer to who uses proofs, for the next one.
      response.header(NONCE, way.possession().nonce(arrival.at()));
    }
    if (request.headers().contains(HeaderNames.AUTHORIZATION)) {
      answer(response, turnAway(arrival, issuer, secretShown()));
      return;
    }
    switch (Form.read(request).then(form -> asked(form, issuer))) {
      case Result.Failed<Asked>(List<Problem> problems) ->
          answer(response, turnAway(arrival, issuer, problems.getFirst()));
      case Result.Ok<Asked>(Asked asked) -> {
        Optional<Problem> waiting =
            asked.shown().sort() == Redemption.Sort.DEVICE
                ? way.people().plane().wait(asked.shown(), arrival.at())
                : Optional.empty();
        if (waiting.isPresent()) {
          Problem problem = waiting.get();
          OAuthAnswers.refuse(
              response, OAuthError.atPeople(problem), problem, arrival.correlation());
          return;
        }
        Attempt attempt =
            way.people()
                .plane()
                .redeem(issuer, asked.client(), asked.shown(), presented, arrival.at());
        answer(response, way.doorway().gate().pass(arrival, attempt, asked.command()));
      }
    }
  }

  private Outcome<RedeemGrant.Tokens> turnAway(
      Arrival arrival, Issuers.Issuer issuer, Problem problem) {
    return way.turnAway(arrival, "RedeemGrant", issuer.environment(), List.of(problem));
  }

  private static Result<Asked> asked(Form form, Issuers.Issuer issuer) {
    return form.require("grant_type")
        .then(grant -> redemption(grant, form))
        .then(shown ->
            ClientProof.shown(form)
                .then(client ->
                    command(form, issuer)
                        .then(command -> Result.ok(new Asked(client, shown, command)))));
  }

  private static Result<Redemption> redemption(String grant, Form form) {
    return switch (grant) {
      case "authorization_code" ->
          form.require("code")
              .then(code ->
                  Result.ok(
                      new Redemption(
                          Redemption.Sort.CODE,
                          code,
                          form.get("redirect_uri"),
                          form.get("code_verifier"))));
      case "refresh_token" ->
          form.require("refresh_token").then(token -> other(Redemption.Sort.REFRESH, token));
      case "urn:ietf:params:oauth:grant-type:device_code" ->
          form.require("device_code").then(code -> other(Redemption.Sort.DEVICE, code));
      default ->
          Result.failed(
              Problem.of(
                      Problem.Kind.INVALID,
                      "grant_type_unsupported",
                      "no tokens are given out by this grant")
                  .at("grant_type")
                  .mend("see `grant_types_supported` in the metadata"));
    };
  }

  private static Result<Redemption> other(Redemption.Sort sort, String secret) {
    return Result.ok(new Redemption(sort, secret, Optional.empty(), Optional.empty()));
  }

  private static Result<RedeemGrant> command(Form form, Issuers.Issuer issuer) {
    Optional<String> resource = form.get("resource");
    if (resource.filter(name -> !Audience.isAudience(name)).isPresent()) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "target_malformed", "a resource is an absolute URI")
              .at("resource"));
    }
    Set<String> scopes =
        form.get("scope")
            .map(text -> new TreeSet<>(List.of(text.split(" +", 50))))
            .orElseGet(TreeSet::new);
    return Result.ok(new RedeemGrant(issuer.environment(), resource.map(Audience::new), scopes));
  }

  private void answer(ServerResponse response, Outcome<RedeemGrant.Tokens> outcome) {
    switch (outcome) {
      case Outcome.Released<RedeemGrant.Tokens>(
              RedeemGrant.Tokens tokens,
              Id.Correlation journey) ->
          Answers.json(response, 200, journey, body(tokens));
      case Outcome.Refused<RedeemGrant.Tokens>(List<Problem> problems, Id.Correlation journey) ->
          OAuthAnswers.refuse(
              response, OAuthError.atPeople(problems.getFirst()), problems.getFirst(), journey);
      case Outcome.Denied<RedeemGrant.Tokens> denied ->
          OAuthAnswers.refuse(
              response,
              OAuthError.INVALID_GRANT,
              OAuthAnswers.denial(denied.decision()),
              denied.correlation());
      case Outcome.Unavailable<RedeemGrant.Tokens>(Problem problem, Id.Correlation journey) ->
          OAuthAnswers.refuse(response, OAuthError.TEMPORARILY_UNAVAILABLE, problem, journey);
    }
  }

  /** RFC 6749, section 5.1; OpenID Connect Core 1.0, section 3.1.3.3. */
  private ObjectNode body(RedeemGrant.Tokens tokens) {
    Duration left =
        Duration.between(way.doorway().clock().instant(), tokens.credential().expires());
    ObjectNode body = Json.object();
    body.put("access_token", tokens.token());
    body.put("token_type", tokens.credential().binding().key().isPresent() ? "DPoP" : "Bearer");
    body.put("expires_in", Math.max(0, left.toSeconds()));
    body.put("scope", String.join(" ", new TreeSet<>(tokens.credential().scopes())));
    tokens.idToken().ifPresent(token -> body.put("id_token", token));
    tokens.refresh().ifPresent(token -> body.put("refresh_token", token));
    return body;
  }

  private static Problem secretShown() {
    return Problem.of(
            Problem.Kind.UNPROVEN, "client_secret_unsupported", "there are no client secrets")
        .mend("authenticate with `private_key_jwt`, or as a public client with PKCE");
  }
}
