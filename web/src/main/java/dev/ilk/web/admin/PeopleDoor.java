package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.Offboard;
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
import java.util.Optional;

/** {@code POST /v1/people/offboard}: a person leaves, or what that would do is told. */
final class PeopleDoor implements HttpService {
  private final Doorway doorway;

  PeopleDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.post("/offboard", this::offboard).any("/offboard", new MethodRefusal("POST"));
  }

  private void offboard(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, Doors.SMALL, PeopleDoor::leaving),
        PeopleDoor::json);
  }

  private static Result<Offboard> leaving(Fields fields) {
    String name = fields.text("name", 64);
    Optional<String> heir = fields.optional("to", 64);
    Optional<Offboard.Mode> mode =
        fields.parsed(
            "mode", mode(fields.optional("mode", 10).orElse("leave")), "expected leave or preview");
    return fields.made(() -> new Offboard(name, heir, mode.orElseThrow()));
  }

  private static Optional<Offboard.Mode> mode(String word) {
    return switch (word) {
      case "leave" -> Optional.of(Offboard.Mode.LEAVE);
      case "preview" -> Optional.of(Offboard.Mode.PREVIEW);
      default -> Optional.empty();
    };
  }

  private static JsonNode json(Offboard.Told told) {
    ObjectNode answer = Json.object().put("subject", told.subject());
    ObjectNode ends = answer.putObject("ends");
    told.ends()
        .forEach((sort, things) -> {
          ArrayNode all = ends.putArray(sort);
          things.forEach(all::add);
        });
    ArrayNode handovers = answer.putArray("handovers");
    for (Offboard.Handover one : told.handovers()) {
      handovers
          .addObject()
          .put("subject", one.subject())
          .put("as", one.as())
          .put("to", one.to())
          .put("because", one.because());
    }
    ArrayNode ownerless = answer.putArray("ownerless");
    told.ownerless().forEach(ownerless::add);
    ArrayNode teams = answer.putArray("teams");
    told.teams().stream().sorted().forEach(teams::add);
    return answer;
  }
}
