package dev.ilk.web.oauth;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.TokenType;
import dev.ilk.prove.federation.client.ShownClient;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A request for a token: an exchange (RFC 8693, section 2.1), or a client's own (RFC 6749, section
 * 4.4). What is shown as proof is left to the planes.
 *
 * @param audience the one target, given as {@code audience} or as {@code resource}
 * @param scopes what is asked for; empty for all that may be had
 * @param wanted the type that the answer shall name
 * @param shown the proof
 */
record TokenRequest(Audience audience, Set<String> scopes, TokenType wanted, Shown shown) {
  static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String CLIENT = "client_credentials";
  private static final int MOST_SCOPES = 100;

  /** What is shown as proof, by grant. */
  sealed interface Shown {}

  /** Tokens to be exchanged. */
  record Tokens(TokenExchange exchange) implements Shown {}

  /** What a client authenticates with. */
  record Client(ShownClient client) implements Shown {}

  static Result<TokenRequest> read(Form form, Kind plane) {
    return form.require("grant_type")
        .then(grant -> shown(grant, plane, form))
        .then(shown ->
            target(form)
                .then(audience ->
                    scopes(form)
                        .then(scopes ->
                            wanted(form)
                                .then(type ->
                                    Result.ok(new TokenRequest(audience, scopes, type, shown))))));
  }

  private static Result<Audience> target(Form form) {
    Optional<String> audience = form.get("audience");
    Optional<String> resource = form.get("resource");
    if (audience.isPresent() && resource.isPresent() && !audience.equals(resource)) {
      return failed("target_not_single", "a token is for one target only", "audience");
    }
    if (audience.isEmpty() && resource.isEmpty()) {
      return failed("parameter_missing", "the parameter `audience` is missing", "audience");
    }
    String target = audience.or(() -> resource).orElseThrow();
    return Audience.isAudience(target)
        ? Result.ok(new Audience(target))
        : failed(
            "target_malformed", "the target is no absolute URI without a fragment", "audience");
  }

  private static Result<Set<String>> scopes(Form form) {
    Set<String> scopes = new HashSet<>();
    for (String scope : form.get("scope").orElse("").split(" ", -1)) {
      if (!scope.isEmpty()) {
        if (!Names.SCOPE.matcher(scope).matches() || scopes.size() == MOST_SCOPES) {
          return failed(
              "scope_malformed",
              "at most %d scopes of letters, digits and `:._/-`".formatted(MOST_SCOPES),
              "scope");
        }
        scopes.add(scope);
      }
    }
    return Result.ok(scopes);
  }

  /** An access token of Ilk is a JWT, so either name fits. */
  private static Result<TokenType> wanted(Form form) {
    Optional<String> type = form.get("requested_token_type");
    return TokenType.of(type.orElse(TokenType.ACCESS_TOKEN.uri()))
        .filter(one -> one == TokenType.ACCESS_TOKEN || one == TokenType.JWT)
        .map(Result::ok)
        .orElseGet(() ->
            failed(
                "requested_token_type_unsupported",
                "only access tokens are issued",
                "requested_token_type"));
  }

  private static Result<Shown> shown(String grant, Kind plane, Form form) {
    if (grant.equals(GRANT)) {
      return Result.ok(new Tokens(exchange(form)));
    }
    // An agent acts under a delegation, which is exchanged; as a mere client it could do nothing.
    return grant.equals(CLIENT) && plane == Kind.WORKLOAD
        ? ClientProof.shown(form).then(client -> Result.ok(new Client(client)))
        : Result.failed(otherGrant());
  }

  private static TokenExchange exchange(Form form) {
    return new TokenExchange(
        ShownToken.of(form.get("subject_token").orElse("")),
        form.get("subject_token_type").orElse(""),
        form.get("actor_token").map(ShownToken::of),
        form.get("actor_token_type"));
  }

  private static Problem otherGrant() {
    return Problem.of(
            Problem.Kind.INVALID, "grant_type_unsupported", "no tokens are given out by this grant")
        .at("grant_type")
        .mend("see `grant_types_supported` in the metadata");
  }

  private static <T> Result<T> failed(String code, String message, String where) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).at(where));
  }
}
