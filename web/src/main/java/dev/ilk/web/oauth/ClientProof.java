package dev.ilk.web.oauth;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * How whoever asks about a token, or gives one back, proves itself beside it: by a token for Ilk
 * itself in the {@code Authorization} header (RFC 6750; RFC 9449), or as a client: by an assertion
 * of its own or of its platform (RFC 7521, section 4.2), or by its certificate (RFC 8705, section
 * 2). There are no client secrets.
 *
 * @param attempt what came of it
 * @param byBearer whether it came in the header
 */
record ClientProof(Attempt attempt, boolean byBearer) {
  static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** A JWT-SVID (draft-ietf-oauth-spiffe-client-auth). */
  static final String SVID = "urn:ietf:params:oauth:client-assertion-type:jwt-spiffe";

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
    Showing shown =
        Showing.of(header.orElse(""), request, () -> way.addresses(at, door), ShownToken::of);
    boolean named = form.get("client_id").isPresent() && !shown.presented().chain().isEmpty();
    if (form.get("client_assertion").isEmpty() && (header.isPresent() || !named)) {
      return Result.ok(new ClientProof(bearer(way, shown, at, now), true));
    }
    if (header.isPresent()) {
      // RFC 6749, section 2.3: never more than one method in a request.
      return failed("client_proof_doubled", "send a bearer token or an assertion, not both");
    }
    // Nothing is issued here, so nothing is bound, and a proof of a key beside is not asked for.
    return shown(form)
        .then(client ->
            Result.ok(
                new ClientProof(client(way, client, shown.presented(), at, asserts, now), false)));
  }

  /** What a client shows to authenticate, or {@code client_assertion_type_unsupported}. */
  static Result<ShownClient> shown(Form form) {
    Optional<String> assertion = form.get("client_assertion");
    if (assertion.isPresent() && form.get("client_assertion_type").equals(Optional.of(SVID))) {
      return Result.ok(new ShownClient(form.get("client_id"), assertion.map(ShownToken::of), true));
    }
    return assertion.isEmpty() || form.get("client_assertion_type").equals(Optional.of(ASSERTION))
        ? Result.ok(new ShownClient(form.get("client_id"), assertion.map(ShownToken::of)))
        : failed(
            "client_assertion_type_unsupported",
            "the assertion's type must be `%s` or `%s`".formatted(ASSERTION, SVID));
  }

  /** Agents have no clients of their own: they show their platform's token. */
  private static Attempt client(
      OAuthDoorway way,
      ShownClient shown,
      Presented presented,
      Issuers.Issuer at,
      Kind asserts,
      Instant now) {
    return asserts == Kind.AGENT
        ? way.agents()
            .exchange(
                at.environment(),
                TokenExchange.ofJwt(shown.assertion().orElseGet(() -> ShownToken.of(""))),
                presented,
                now)
        : way.workloads().client(at, shown, presented, now);
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

  private static <T> Result<T> failed(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).at("client_assertion"));
  }
}
