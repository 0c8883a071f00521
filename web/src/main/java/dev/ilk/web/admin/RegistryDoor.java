package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;

/**
 * {@code POST /v1/registry/plan} and {@code /v1/registry/apply}: a declaration, compared or made
 * so. {@code GET /v1/registry/export}: what is registered, as one.
 */
final class RegistryDoor implements HttpService {
  private static final int LONGEST = 8 << 20;

  private final Doorway doorway;

  RegistryDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/plan", (request, response) -> change(request, response, ChangeRegistry.Mode.PLAN))
        .post("/apply", (request, response) -> change(request, response, ChangeRegistry.Mode.APPLY))
        .get("/export", this::export)
        .any("/export", new MethodRefusal("GET"))
        .any("/plan", new MethodRefusal("POST"))
        .any("/apply", new MethodRefusal("POST"));
  }

  private void change(ServerRequest request, ServerResponse response, ChangeRegistry.Mode mode) {
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, RequestBody.LARGEST, fields -> read(mode, fields)),
        RegistryDoor::json);
  }

  private static Result<ChangeRegistry> read(ChangeRegistry.Mode mode, Fields fields) {
    String document = fields.text("document", LONGEST);
    return fields.made(() -> new ChangeRegistry(document, mode));
  }

  private void export(ServerRequest request, ServerResponse response) {
    String set = request.query().first("set").orElse("default");
    String after = request.query().first("after").orElse("");
    doorway.pass(request, response, "admin", new ExportRegistry(set, after), RegistryDoor::part);
  }

  private static JsonNode part(ExportRegistry.Part part) {
    ObjectNode answer =
        Json.object()
            .put("document", part.document())
            .put("version", part.version())
            .put("next", part.next().orElse(""));
    ArrayNode leftOut = answer.putArray("left_out");
    part.leftOut()
        .forEach(one -> leftOut.addObject().put("subject", one.subject()).put("why", one.why()));
    ArrayNode sets = answer.putArray("sets");
    part.sets().forEach(sets::add);
    return answer;
  }

  private static JsonNode json(ChangeRegistry.Changes changes) {
    ObjectNode answer = Json.object();
    answer.put("version", changes.version());
    ArrayNode list = answer.putArray("changes");
    for (ChangeRegistry.Change change : changes.changes()) {
      ObjectNode entry = list.addObject();
      entry.put("verb", change.verb().name().toLowerCase(Locale.ROOT));
      entry.put("type", change.type());
      entry.put("name", change.name());
      entry.put("note", change.note());
      ArrayNode fields = entry.putArray("fields");
      for (ChangeRegistry.Field field : change.fields()) {
        fields
            .addObject()
            .put("name", field.name())
            .put("before", field.before())
            .put("after", field.after());
      }
    }
    ArrayNode secrets = answer.putArray("secrets");
    for (ChangeRegistry.Secret one : changes.secrets()) {
      secrets
          .addObject()
          .put("type", one.type())
          .put("name", one.name())
          .put("secret", one.secret());
    }
    return answer;
  }
}
