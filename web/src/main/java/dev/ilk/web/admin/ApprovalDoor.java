package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ListApprovals;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/approvals}: what waits for the caller's approval; {@code POST
 * /v1/approvals/{id}/approve} and {@code /deny}: their answer.
 */
final class ApprovalDoor implements HttpService {
  private final Doorway doorway;

  ApprovalDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .post("/{id}/approve", (q, a) -> decide(q, a, DecideApproval.Answer.APPROVE))
        .any("/{id}/approve", new MethodRefusal("POST"))
        .post("/{id}/deny", (q, a) -> decide(q, a, DecideApproval.Answer.DENY))
        .any("/{id}/deny", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    String limit = request.query().first("limit").orElse("50");
    if (!limit.matches("[1-9][0-9]?|1[0-9][0-9]|200")) {
      Problems.send(
          response,
          List.of(
              Problem.of(
                  Problem.Kind.INVALID, "parameter_invalid", "expected a limit of 1 to 200")));
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new ListApprovals(Integer.parseInt(limit)),
        ApprovalDoor::waiting);
  }

  private static JsonNode waiting(List<ListApprovals.Waiting> waiting) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("approvals");
    for (ListApprovals.Waiting one : waiting) {
      ObjectNode entry = list.addObject();
      entry
          .put("id", one.id().value())
          .put("subject", one.subject())
          .put("verb", one.verb())
          .put("resource", one.resource())
          .put("reason", one.reason())
          .put("enforced_by", one.guard())
          .put("created", one.created().toString())
          .put("expires", one.expires().toString())
          .put("arguments_sha256", Sha256.hex(one.arguments()));
      entry.set("arguments", Json.own(one.arguments()));
      ArrayNode as = entry.putArray("as");
      one.as().forEach(as::add);
    }
    return answer;
  }

  private void decide(
      ServerRequest request, ServerResponse response, DecideApproval.Answer answer) {
    Optional<Id.AccessRequest> id =
        Ids.parse(
            Id.AccessRequest.PREFIX,
            Id.AccessRequest::new,
            request.path().pathParameters().get("id"));
    if (id.isEmpty()) {
      Problems.send(
          response,
          List.of(
              Problem.of(
                  Problem.Kind.NOT_FOUND, "unknown_task", "there is no such access request")));
      return;
    }
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String arguments = fields.text("arguments_sha256", 64);
        String note = fields.optional("note", 500).orElse("");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          doorway.pass(
              request,
              response,
              "admin",
              new DecideApproval(id.get(), answer, arguments, note),
              ApprovalDoor::task);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static JsonNode task(ApprovalTask task) {
    ObjectNode answer = Json.object();
    answer.put("id", task.id().value()).put("status", task.status().word());
    task.approved()
        .ifPresent(approved -> answer.put("approved_until", approved.until().toString()));
    return answer;
  }
}
