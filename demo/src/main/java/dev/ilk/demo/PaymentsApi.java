package dev.ilk.demo;

import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.GuardedRequest;
import dev.ilk.guard.Ruling;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * A service with three operations, each behind the guard. It knows no policy and keeps no secret.
 */
final class PaymentsApi implements AutoCloseable {
  static final String AUDIENCE = "https://payments.acme.example";

  private static final HeaderName DPOP = HeaderNames.create("DPoP");
  private static final HeaderName NONCE = HeaderNames.create("DPoP-Nonce");

  private final WebServer server;

  private PaymentsApi(WebServer server) {
    this.server = server;
  }

  static PaymentsApi start(Guard guard) {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(routing ->
                routing
                    .post("/releases/{id}", guarded(guard, "payments:deploy", "Release"))
                    .post("/refunds/{id}", guarded(guard, "payments:refund", "Payment"))
                    .get("/payments/{id}", guarded(guard, "payments:read", "Payment")))
            .build()
            .start();
    return new PaymentsApi(server);
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  private static Handler guarded(Guard guard, String verb, String type) {
    return (request, response) -> {
      String id = request.path().pathParameters().get("id");
      Ruling ruling = guard.rule(shown(request), GuardedAction.of(verb, type, id));
      ruling.nonce().ifPresent(nonce -> response.header(NONCE, nonce));
      switch (ruling) {
        case Ruling.Permitted permitted ->
            json(response, 200, "done", permitted.judgement().reason(), List.of());
        case Ruling.Refused refused -> {
          if (!refused.challenges().isEmpty()) {
            response.header(
                HeaderNames.WWW_AUTHENTICATE, refused.challenges().toArray(String[]::new));
          }
          json(response, refused.status(), refused.error(), refused.reason(), refused.policies());
        }
      }
    };
  }

  private static GuardedRequest shown(ServerRequest request) {
    return new GuardedRequest(
        request.headers().first(HeaderNames.AUTHORIZATION),
        request.headers().contains(DPOP) ? request.headers().get(DPOP).allValues() : List.of(),
        request.prologue().method().text(),
        request.requestedUri().toUri(),
        Optional.empty());
  }

  private static void json(
      ServerResponse response, int status, String code, String reason, List<String> policies) {
    response
        .status(Status.create(status))
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(
            "{\"code\":\"%s\",\"reason\":\"%s\",\"policies\":\"%s\"}"
                .formatted(code, reason.replace("\"", "'"), String.join(" ", policies)));
  }

  @Override
  public void close() {
    server.stop();
  }
}
