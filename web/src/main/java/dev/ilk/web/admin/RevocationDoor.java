package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReadRevocations;
import dev.ilk.gate.Revoke;
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

/**
 * {@code POST /v1/revocations}: something is taken back, or what that would reach is told, or a
 * suspension is lifted. {@code GET} tells what is suspended.
 */
final class RevocationDoor implements HttpService {
  private final Doorway doorway;

  RevocationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::read).post("/", this::change).any("/", new MethodRefusal("GET, POST"));
  }

  private void read(ServerRequest request, ServerResponse response) {
    doorway.pass(request, response, "admin", new ReadRevocations(), RevocationDoor::json);
  }

  private void change(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, Doors.SMALL, RevocationDoor::asked),
        RevocationDoor::json);
  }

  private static Result<Revoke> asked(Fields fields) {
    String name = fields.text("what", 320);
    String reason = fields.text("reason", 500);
    Optional<Revoke.Mode> mode =
        fields.parsed(
            "mode",
            mode(fields.optional("mode", 10).orElse("revoke")),
            "expected revoke, preview or lift");
    Optional<Revoke.Revocable> what = Revoke.Revocable.of(name);
    if (what.isEmpty()) {
      fields.wrong("field_invalid", "expected the name of an environment", "what");
    }
    return fields.made(() -> new Revoke(what.orElseThrow(), reason, mode.orElseThrow()));
  }

  private static Optional<Revoke.Mode> mode(String word) {
    return switch (word) {
      case "revoke" -> Optional.of(Revoke.Mode.REVOKE);
      case "preview" -> Optional.of(Revoke.Mode.PREVIEW);
      case "lift" -> Optional.of(Revoke.Mode.LIFT);
      default -> Optional.empty();
    };
  }

  private static JsonNode json(Revoke.Revoked revoked) {
    ObjectNode answer =
        Json.object().put("what", revoked.what().name()).put("at", revoked.at().toString());
    Revoke.Reached reached = revoked.reached();
    ObjectNode reach = answer.putObject("reached");
    ArrayNode identities = reach.putArray("identities");
    reached.identities().forEach(identities::add);
    ArrayNode rules = reach.putArray("rules");
    reached.rules().forEach(rules::add);
    reach
        .put("delegations", reached.delegations())
        .put("tokens", reached.tokens())
        .put("more", reached.more());
    return answer;
  }

  private static JsonNode json(ReadRevocations.Standing standing) {
    ObjectNode answer =
        Json.object().put("latest", standing.latest()).put("as_of", standing.asOf().toString());
    ArrayNode suspended = answer.putArray("suspended");
    for (ReadRevocations.Suspended one : standing.suspended()) {
      suspended
          .addObject()
          .put("what", one.name())
          .put("at", one.at().toString())
          .put("reason", one.reason());
    }
    return answer;
  }
}
