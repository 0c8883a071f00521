package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import dev.ilk.gate.EvaluateAccess;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code POST /access/v1/evaluation} (AuthZEN Authorization API 1.0, section 6). A denial is status
 * 200 with {@code "decision": false}; 401 and 403 are about the enforcement point itself.
 */
final class EvaluationDoor implements Handler {
  private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-ID");
  private static final int LONGEST = 256 << 10;

  private final Doorway doorway;

  EvaluationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    request
        .headers()
        .first(REQUEST_ID)
        .filter(id -> id.length() <= 256)
        .ifPresent(id -> response.header(REQUEST_ID, id));
    switch (RequestBody.json(request, LONGEST).then(Inquiry::read)) {
      case Result.Failed<Inquiry>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<Inquiry>(Inquiry asked) ->
          doorway.pass(
              request,
              response,
              "access",
              new EvaluateAccess(
                  asked.subject(),
                  asked.delegation(),
                  asked.verb(),
                  asked.resource(),
                  asked.context(),
                  asked.token(),
                  asked.journey()),
              EvaluationDoor::answer);
    }
  }

  private static ObjectNode answer(Decision decision) {
    ObjectNode answer = Json.object();
    answer.put("decision", decision instanceof Decision.Allow);
    ObjectNode context = answer.putObject("context");
    context.put("reason", decision.reason());
    ArrayNode policies = context.putArray("policies");
    decision.policies().forEach(policies::add);
    context.put("policy_version", decision.policyVersion());
    if (decision instanceof Decision.Needs needs) {
      ArrayNode list = context.putArray("needs");
      needs.needs().forEach(need -> list.add(need(need)));
    }
    return answer;
  }

  private static ObjectNode need(Decision.Need need) {
    ObjectNode node = Json.object();
    return switch (need) {
      case Decision.Need.StepUp(String assurance) ->
          node.put("type", "step-up").put("acr", assurance);
      case Decision.Need.Approval(String role) -> node.put("type", "approval").put("role", role);
      case Decision.Need.FreshProof(var age) ->
          node.put("type", "fresh-proof").put("max_age", Span.format(age));
    };
  }
}
