package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.CancelApproval;
import dev.ilk.gate.Command;
import dev.ilk.gate.ReadApproval;
import dev.ilk.gate.RequestApproval;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
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
import java.util.function.Function;

/**
 * {@code POST /access/v1/requests}: ask for people's approval of what was denied; {@code GET} and
 * {@code POST …/cancel} below it: the task (AuthZEN Access Request and Approval Profile, draft 1).
 * Bundles and callbacks are not offered.
 */
final class RequestDoor implements HttpService {
  private final Doorway doorway;
  private final String endpoint;

  RequestDoor(Doorway doorway, String endpoint) {
    this.doorway = doorway;
    this.endpoint = endpoint;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/", this::submit)
        .any("/", new MethodRefusal("POST"))
        .get("/{id}", (request, response) -> task(request, response, ReadApproval::new))
        .any("/{id}", new MethodRefusal("GET"))
        .post("/{id}/cancel", (request, response) -> task(request, response, CancelApproval::new))
        .any("/{id}/cancel", new MethodRefusal("POST"));
  }

  private void submit(ServerRequest request, ServerResponse response) {
    RequestId.echo(request, response);
    switch (RequestBody.json(request, EvaluationDoor.LONGEST).then(RequestDoor::command)) {
      case Result.Failed<RequestApproval>(List<Problem> problems) ->
          Problems.send(response, problems);
      case Result.Ok<RequestApproval>(RequestApproval command) ->
          doorway.pass(request, response, "access", command, RequestDoor::status, this::json);
    }
  }

  private static int status(ApprovalTask task) {
    return task.status() == ApprovalTask.Status.PENDING ? 202 : 201;
  }

  private static Result<RequestApproval> command(ObjectNode body) {
    if (body.has("items")) {
      return wrong("items", "bundles are not taken; send each request by itself");
    }
    JsonNode binding = body.path("denial").path("binding_token");
    if (!binding.isTextual()) {
      return wrong("denial.binding_token", "expected the token that came with the denial");
    }
    Arguments arguments = Arguments.of(body);
    if (arguments.json().length() > Arguments.LONGEST) {
      return wrong("", "more was asked than can be shown to an approver");
    }
    return Inquiry.read(body)
        .then(inquiry ->
            Result.ok(
                new RequestApproval(
                    inquiry.command(), arguments.digest(), arguments.json(), binding.asText())));
  }

  private static <T> Result<T> wrong(String place, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "invalid_denial_binding", message).at(place));
  }

  private void task(
      ServerRequest request,
      ServerResponse response,
      Function<Id.AccessRequest, Command<ApprovalTask>> command) {
    RequestId.echo(request, response);
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
    doorway.pass(request, response, "access", command.apply(id.get()), this::json);
  }

  private JsonNode json(ApprovalTask task) {
    ObjectNode answer = Json.object();
    String own = endpoint + "/" + task.id().value();
    ObjectNode handle = answer.putObject("task");
    handle
        .put("id", task.id().value())
        .put("status", task.status().word())
        .put("status_endpoint", own)
        .put("expires_at", task.expires().toString());
    if (task.status() == ApprovalTask.Status.PENDING) {
      handle.putObject("links").put("cancel", own + "/cancel");
    }
    task.approved()
        .ifPresent(approved ->
            answer
                .putObject("result")
                .put("mode", "reevaluate")
                .putObject("approval")
                .put("id", task.id().value())
                .put("approved_at", approved.at().toString())
                .put("approved_until", approved.until().toString()));
    return answer;
  }
}
