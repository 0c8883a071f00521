package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.gate.ApproveDeployment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code POST …/approvals}: a person approves what is deployed. */
final class ApprovingDoor implements Handler {
  private static final int MOST_BYTES = 4 << 10;
  private static final int LONGEST = 100;

  private final Doorway doorway;

  ApprovingDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Optional<Environment> environment = PathParts.environment(request, response);
    if (environment.isEmpty()) {
      return;
    }
    switch (RequestBody.json(request, MOST_BYTES)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) ->
          approve(request, response, environment.get(), new Fields(body));
    }
  }

  private void approve(
      ServerRequest request, ServerResponse response, Environment environment, Fields fields) {
    String workload = fields.text("workload", LONGEST);
    String as = fields.text("as", LONGEST);
    Optional<Id.Deployment> id =
        fields.parsed(
            "id",
            Ids.parse(Id.Deployment.PREFIX, Id.Deployment::new, fields.text("id", LONGEST)),
            "expected the id of a deployment, dpl_…");
    List<Problem> problems = fields.problems();
    if (!problems.isEmpty() || id.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    doorway.pass(
        request,
        response,
        "deployments",
        new ApproveDeployment(environment, workload, id.get(), as),
        ApprovingDoor::json);
  }

  private static JsonNode json(Deployment approved) {
    ObjectNode answer = Json.object().put("id", approved.id().value());
    ArrayNode approvals = answer.putArray("approvals");
    approved.approvals().forEach(one -> approvals.add(one.as()));
    return answer;
  }
}
