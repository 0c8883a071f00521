package dev.ilk.web.admin;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.gate.RotateKeys;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code POST /v1/keys/rotate}: an issuer signs with a new key from now on. */
final class KeysDoor implements Handler {
  private final Doorway doorway;

  KeysDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, Doors.SMALL, KeysDoor::rotation),
        rotated -> Json.object().put("active", rotated.active()).put("retired", rotated.retired()));
  }

  private static Result<RotateKeys> rotation(Fields fields) {
    String environment = fields.text("environment", 20);
    Optional<RotateKeys.Ring> ring =
        fields.parsed(
            "kind",
            RotateKeys.Ring.of(fields.text("kind", 20)),
            "expected human, workload, agent, jwt-svid, x509-svid or x509-root");
    Optional<RotateKeys.Urgency> urgency =
        fields.parsed(
            "urgency",
            RotateKeys.Urgency.of(fields.optional("urgency", 20).orElse("planned")),
            "expected planned, at_once or compromised");
    if (!Names.ENVIRONMENT.matcher(environment).matches()) {
      fields.wrong("field_invalid", "expected the name of an environment", "environment");
    }
    return fields.made(() ->
        new RotateKeys(new Environment(environment), ring.orElseThrow(), urgency.orElseThrow()));
  }
}
