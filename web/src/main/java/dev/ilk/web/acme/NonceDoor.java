package dev.ilk.web.acme;

import dev.ilk.actor.Environment;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code HEAD} and {@code GET …/new-nonce} (RFC 8555, section 7.2). */
final class NonceDoor implements Handler {
  private final AcmeDoorway acme;

  NonceDoor(AcmeDoorway acme) {
    this.acme = acme;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = AcmeDoor.environment(request);
    if (environment.isEmpty()) {
      AcmeDoor.unknown(response);
      return;
    }
    boolean head = request.prologue().method().equals(Method.HEAD);
    new Reply(acme, acme.links(environment.get()), response).nothing(head ? 200 : 204);
  }
}
