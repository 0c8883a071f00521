package dev.ilk.web.oauth;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How whoever asks about a token, or gives one back, proves itself beside it: by a token for Ilk
 * itself in the {@code Authorization} header (RFC 6750), or by its platform's token as {@code
 * client_assertion} (RFC 7521, section 4.2). There are no client secrets.
 *
 * @param attempt what came of it
 * @param byBearer whether it came in the header
 */
record ClientProof(Attempt attempt, boolean byBearer) {
  static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * Lets the caller try.
   *
   * @param way the planes
   * @param request the request
   * @param form its parameters
   * @param at whose door it is
   * @param door the door's name
   * @param asserts the plane at which an assertion is taken
   * @param now the present
   * @return the attempt, or why the request contradicts itself
   */
  static Result<ClientProof> of(
      OAuthDoorway way,
      ServerRequest request,
      Form form,
      Issuers.Issuer at,
      String door,
      Kind asserts,
      Instant now) {
    Optional<String> header = request.headers().first(HeaderNames.AUTHORIZATION);
    Optional<String> assertion = form.get("client_assertion");
    if (assertion.isEmpty()) {
      return Result.ok(
          new ClientProof(
              bearer(way, Showing.of(header.orElse(""), request, way.addresses(at, door)), at, now),
              true));
    }
    if (header.isPresent()) {
      // RFC 6749, section 2.3: never more than one method in a request.
      return failed("client_proof_doubled", "send a bearer token or an assertion, not both");
    }
    if (!form.get("client_assertion_type").equals(Optional.of(ASSERTION))) {
      return failed(
          "client_assertion_type_unsupported", "the assertion's type must be `" + ASSERTION + "`");
    }
    TokenExchange shown = TokenExchange.ofJwt(ShownToken.of(assertion.get()));
    // Nothing is issued here, so nothing is bound, and a proof of a key beside is not asked for.
    Presented presented =
        new Presented(List.of(), "POST", way.addresses(at, door), Optional.empty());
    Attempt attempt =
        asserts == Kind.AGENT
            ? way.agents().exchange(at.environment(), shown, presented, now)
            : way.workloads().exchange(at.environment(), shown, presented, now);
    return Result.ok(new ClientProof(attempt, false));
  }

  private static Attempt bearer(OAuthDoorway way, Showing shown, Issuers.Issuer at, Instant now) {
    Optional<Environment> door = Optional.of(at.environment());
    boolean agent =
        shown
            .token()
            .claimedIssuer(way.issuers())
            .filter(issuer -> issuer.plane() == Kind.AGENT)
            .isPresent();
    return agent
        ? way.agents().bearer(door, shown.token(), shown.presented(), now)
        : way.workloads().bearer(door, shown.token(), shown.presented(), now);
  }

  private static Result<ClientProof> failed(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).at("client_assertion"));
  }
}
