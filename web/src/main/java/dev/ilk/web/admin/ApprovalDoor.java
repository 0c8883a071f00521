package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ListApprovals;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code GET /v1/approvals}: what waits for the caller's approval; {@code POST
 * /v1/approvals/{id}/approve} and {@code /deny}: their answer.
 */
final class ApprovalDoor implements HttpService {
  private static final Problem UNKNOWN =
      Problem.of(Problem.Kind.NOT_FOUND, "unknown_task", "there is no such access request");

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
    Parameters parameters = new Parameters(request);
    int limit = parameters.limit(50, 200);
    doorway.pass(
        request,
        response,
        "admin",
        parameters.made(() -> new ListApprovals(limit)),
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
    PathParts.id(request, response, Id.AccessRequest.PREFIX, Id.AccessRequest::new, UNKNOWN)
        .ifPresent(id ->
            doorway.pass(
                request,
                response,
                "admin",
                RequestBody.read(request, Doors.SMALL, fields -> decided(id, answer, fields)),
                ApprovalDoor::task));
  }

  private static Result<DecideApproval> decided(
      Id.AccessRequest id, DecideApproval.Answer answer, Fields fields) {
    String arguments = fields.text("arguments_sha256", 64);
    String note = fields.optional("note", 500).orElse("");
    return fields.made(() -> new DecideApproval(id, answer, arguments, note));
  }

  private static JsonNode task(ApprovalTask task) {
    ObjectNode answer = Json.object();
    answer.put("id", task.id().value()).put("status", task.status().word());
    task.approved()
        .ifPresent(approved -> answer.put("approved_until", approved.until().toString()));
    return answer;
  }
}
