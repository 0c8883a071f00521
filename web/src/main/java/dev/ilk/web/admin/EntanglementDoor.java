package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code GET /v1/estate/entanglement?of=…}: what hangs on an identity or an account. */
final class EntanglementDoor implements Handler {
  private static final String NAME = "[A-Za-z0-9:._@-]{1,200}";

  private final Doorway doorway;

  EntanglementDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String of = request.query().first("of").asOptional().orElse("");
    if (of.matches(NAME)) {
      doorway.pass(request, response, "admin", new ReadEntanglement(of), EntanglementDoor::json);
    } else {
      Problems.send(response, List.of(Parameters.wrong("of")));
    }
  }

  private static ObjectNode json(Entangled entangled) {
    ObjectNode answer = Json.object().put("of", entangled.root()).put("more", entangled.more());
    ArrayNode strands = answer.putArray("strands");
    for (Entangled.Strand one : entangled.strands()) {
      strands
          .addObject()
          .put("depth", one.depth())
          .put("on", one.on())
          .put("relation", one.relation())
          .put("account", one.account().id().value())
          .put("name", one.account().source() + "/" + one.account().names().name())
          .put("kind", one.account().taken().kind().word())
          .put("presence", one.account().presence().word());
    }
    return answer;
  }
}
