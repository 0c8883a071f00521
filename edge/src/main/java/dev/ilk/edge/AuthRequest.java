package dev.ilk.edge;

import dev.ilk.guard.Caller;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.GuardedRequest;
import dev.ilk.guard.Ruling;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
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
  private static final HeaderName SUBJECT = HeaderNames.create("Ilk-Subject");
  private static final HeaderName ACTOR = HeaderNames.create("Ilk-Actor");
  private static final HeaderName CORRELATION = HeaderNames.create("Ilk-Correlation");
  private static final HeaderName REASON = HeaderNames.create("Ilk-Reason");

  private final Guard guard;
  private final List<Route> routes;
  private final URI origin;

  AuthRequest(Guard guard, List<Route> routes, URI origin) {
    this.guard = guard;
    this.routes = routes;
    this.origin = origin;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<String> method = only(request, METHOD);
    Optional<PlainPath> path = only(request, TARGET).flatMap(PlainPath::of);
    if (method.isEmpty() || path.isEmpty()) {
      refuse(
          response,
          403,
          "the path has two readings, or the gateway does not tell it (send it without escapes)");
      return;
    }
    Optional<GuardedAction> action =
        routes.stream().flatMap(r -> r.action(method.get(), path.get()).stream()).findFirst();
    if (action.isEmpty()) {
      refuse(
          response,
          403,
          "no route says what this request does (describe it in the configuration of `ilk edge`)");
      return;
    }
    answer(response, guard.rule(shown(request, method.get(), path.get()), action.get()));
  }

  private GuardedRequest shown(ServerRequest request, String method, PlainPath path) {
    return new GuardedRequest(
        only(request, HeaderNames.AUTHORIZATION),
        request.headers().contains(PROOF) ? request.headers().get(PROOF).allValues() : List.of(),
        method,
        URI.create(origin + "/" + String.join("/", path.segments())),
        Optional.empty());
  }

  private static void answer(ServerResponse response, Ruling ruling) {
    ruling.nonce().ifPresent(nonce -> response.header(NONCE, nonce));
    switch (ruling) {
      case Ruling.Permitted(Caller caller, var _, var _) -> {
        response.header(SUBJECT, caller.subject());
        caller.actors().stream().findFirst().ifPresent(actor -> response.header(ACTOR, actor));
        response.header(CORRELATION, caller.correlation());
        response.status(Status.NO_CONTENT_204).send();
      }
      case Ruling.Refused refused -> {
        if (!refused.challenges().isEmpty()) {
          response.header(
              HeaderNames.WWW_AUTHENTICATE, refused.challenges().toArray(String[]::new));
        }
        refuse(response, refused.status(), refused.reason());
      }
    }
  }

  private static void refuse(ServerResponse response, int status, String reason) {
    response.header(REASON, reason.replaceAll("[^\\x20-\\x7e]", "?"));
    response.status(Status.create(status)).send();
  }

  /** A header that is there once; what stands twice could be read in two ways. */
  private static Optional<String> only(ServerRequest request, HeaderName name) {
    return request.headers().contains(name) && request.headers().get(name).valueCount() == 1
        ? Optional.of(request.headers().get(name).get())
        : Optional.empty();
  }
}
