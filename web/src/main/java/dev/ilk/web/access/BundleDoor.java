package dev.ilk.web.access;

import dev.ilk.gate.FetchBundle;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * {@code GET /access/v1/bundle}: the signed policies by which an enforcement point can decide
 * (docs/policy-bundle.md).
 */
final class BundleDoor implements Handler {
  private static final int LONGEST = 64;

  private final Doorway doorway;

  BundleDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  /** A version that cannot be one is as good as none: the answer is only longer. */
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String known = request.query().first("known").orElse("");
    doorway.pass(
        request,
        response,
        "access",
        new FetchBundle(known.length() > LONGEST ? "" : known),
        bundle -> Json.object().put("bundle", bundle));
  }
}
