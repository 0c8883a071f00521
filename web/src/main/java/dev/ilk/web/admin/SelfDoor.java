package dev.ilk.web.admin;

import dev.ilk.gate.ReadSelf;
import dev.ilk.web.http.Doorway;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /v1/self}: who the caller is, as Ilk sees it. */
final class SelfDoor implements Handler {
  private final Doorway doorway;

  SelfDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        "admin",
        new ReadSelf(),
        self ->
            Shapes.whole(self.actor())
                .put("method", self.method())
                .put("issuer", self.issuer())
                .put("proven_until", self.expires().toString()));
  }
}
