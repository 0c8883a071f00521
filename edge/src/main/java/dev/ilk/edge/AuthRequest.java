package dev.ilk.edge;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * Answers the subrequest of nginx's {@code auth_request} and its likes: 204 lets the request
 * through, 401 and 403 refuse it, and anything else is an error that refuses it too. Who calls is
 * told to the service behind in headers that the gateway must set from this answer and from nowhere
 * else.
 */
final class AuthRequest implements Handler {
  private static final HeaderName METHOD = HeaderNames.create("X-Original-Method");
  private static final HeaderName TARGET = HeaderNames.create("X-Original-URI");
  private static final HeaderName PROOF = HeaderNames.create("DPoP");
  private static final HeaderName NONCE = HeaderNames.create("DPoP-Nonce");
  private static final HeaderName REASON = HeaderNames.create("Ilk-Reason");

  private final Gatekeeper gatekeeper;

  AuthRequest(Gatekeeper gatekeeper) {
    this.gatekeeper = gatekeeper;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Verdict verdict = gatekeeper.rule(asked(request));
    verdict.nonce().ifPresent(nonce -> response.header(NONCE, nonce));
    switch (verdict) {
      case Verdict.Through(var caller, var _) -> {
        caller.forEach((name, value) -> response.header(HeaderNames.create(name.header()), value));
        response.status(Status.NO_CONTENT_204).send();
      }
      case Verdict.Refused(int status, String reason, List<String> challenges, var _) -> {
        if (!challenges.isEmpty()) {
          response.header(HeaderNames.WWW_AUTHENTICATE, challenges.toArray(String[]::new));
        }
        response.header(REASON, reason);
        response.status(Status.create(status)).send();
      }
    }
  }

  private static Asked asked(ServerRequest request) {
    return new Asked(
        only(request, METHOD),
        only(request, TARGET),
        only(request, HeaderNames.AUTHORIZATION),
        request.headers().contains(PROOF) ? request.headers().get(PROOF).allValues() : List.of(),
        Optional.empty());
  }

  private static Optional<String> only(ServerRequest request, HeaderName name) {
    return request.headers().contains(name) && request.headers().get(name).valueCount() == 1
        ? Optional.of(request.headers().get(name).get())
        : Optional.empty();
  }
}
