package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.TryTrust;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code POST /v1/trust/test}: which rule a token matches, and why the others do not. */
final class TrustDoor implements Handler {
  private static final int LONGEST_DOCUMENT = 8 << 20;

  private final Doorway doorway;

  TrustDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, RequestBody.LARGEST, TrustDoor::tried),
        TrustDoor::json);
  }

  private static Result<TryTrust> tried(Fields fields) {
    String shown = fields.text("shown", Doors.SMALL);
    Optional<String> document = fields.optional("document", LONGEST_DOCUMENT);
    return fields.made(() -> new TryTrust(shown, document));
  }

  private static JsonNode json(TryTrust.Trial trial) {
    ObjectNode answer = Json.object();
    trial.genuine().ifPresent(step -> answer.set("genuine", json(step)));
    ArrayNode rules = answer.putArray("rules");
    for (TryTrust.Tried tried : trial.rules()) {
      ObjectNode rule =
          rules
              .addObject()
              .put("rule", tried.rule())
              .put("subject", tried.subject())
              .put("matches", tried.matches());
      ArrayNode steps = rule.putArray("steps");
      tried.steps().forEach(step -> steps.add(json(step)));
    }
    return answer.put("others", trial.others());
  }

  private static ObjectNode json(TryTrust.Step step) {
    return Json.object()
        .put("what", step.what())
        .put("holds", step.holds())
        .put("found", step.found());
  }
}
