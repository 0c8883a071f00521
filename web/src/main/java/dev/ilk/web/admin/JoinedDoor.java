package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.gate.ListJoinedAgents;
import dev.ilk.gate.RemoveJoinedAgent;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /v1/joined-agents/{environment}}: the SPIFFE agents that joined by a token. */
final class JoinedDoor implements HttpService {
  private final Doorway doorway;

  JoinedDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/{environment}", this::list)
        .any("/{environment}", new MethodRefusal("GET"))
        .post("/{environment}/{agent}/remove", this::remove)
        .any("/{environment}/{agent}/remove", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    PathParts.environment(request, response)
        .ifPresent(at ->
            doorway.pass(request, response, "admin", new ListJoinedAgents(at), JoinedDoor::listed));
  }

  private void remove(ServerRequest request, ServerResponse response) {
    Optional<Environment> at = PathParts.environment(request, response);
    if (at.isEmpty()) {
      return;
    }
    Optional<Id.JoinedAgent> id =
        Ids.parse(
            Id.JoinedAgent.PREFIX,
            Id.JoinedAgent::new,
            request.path().pathParameters().get("agent"));
    if (id.isEmpty()) {
      unknown(response, "agent_unknown", "no agent has such an id");
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, Doors.SMALL, fields -> removal(at.get(), id.get(), fields)),
        done -> Json.object());
  }

  private static Result<RemoveJoinedAgent> removal(
      Environment at, Id.JoinedAgent agent, Fields fields) {
    String reason = fields.text("reason", 500);
    return fields.made(() -> new RemoveJoinedAgent(at, agent, reason));
  }

  private static JsonNode listed(List<ListJoinedAgents.Listed> agents) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("agents");
    for (ListJoinedAgents.Listed one : agents) {
      list.addObject()
          .put("id", one.agent().id().value())
          .put("workload", one.workload())
          .put("instance", one.agent().instance())
          .put("key", one.agent().thumbprint())
          .put("joined", one.agent().joined().toString())
          .put("expires", one.agent().expires().toString());
    }
    return answer;
  }

  private static void unknown(ServerResponse response, String code, String message) {
    Problems.send(response, List.of(Problem.of(Problem.Kind.NOT_FOUND, code, message)));
  }
}
