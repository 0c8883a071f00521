package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Provenance;
import dev.ilk.gate.AddProvenance;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code POST …/provenance/{workload}}: how images of a workload were built, as it was signed. */
final class ProvenanceDoor implements Handler {
  private static final int MOST_BYTES = 512 << 10;

  private final Doorway doorway;

  ProvenanceDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = PathParts.environment(request, response);
    if (environment.isEmpty()) {
      return;
    }
    String workload = request.path().pathParameters().get("workload");
    switch (RequestBody.bytes(request, MOST_BYTES)) {
      case Result.Failed<byte[]>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<byte[]>(byte[] bundle) ->
          doorway.pass(
              request,
              response,
              "deployments",
              new AddProvenance(environment.get(), workload, Bytes.of(bundle)),
              ProvenanceDoor::json);
    }
  }

  private static JsonNode json(List<Provenance> kept) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("provenance");
    for (Provenance one : kept) {
      list.addObject()
          .put("image", one.image().text())
          .put("builder", one.builder())
          .put("source", one.source())
          .put("commit", one.commit());
    }
    return answer;
  }
}
