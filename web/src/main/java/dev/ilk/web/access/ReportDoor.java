package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Fact;
import dev.ilk.gate.ReportAction;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /access/v1/reports}: an evaluation's question together with the answer that an
 * enforcement point gave by itself. Answered when the record holds it.
 */
final class ReportDoor implements Handler {
  private static final int LONGEST = 256 << 10;
  private static final int MOST_POLICIES = 100;
  private static final int LONGEST_TEXT = 1000;

  private final Doorway doorway;

  ReportDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, LONGEST)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> report(request, response, body);
    }
  }

  private void report(ServerRequest request, ServerResponse response, ObjectNode body) {
    JsonNode decision = body.path("decision");
    List<String> policies = new ArrayList<>();
    body.path("policies").forEach(policy -> policies.add(policy.asText()));
    String reason = body.path("reason").asText("");
    boolean bounded =
        policies.size() <= MOST_POLICIES
            && reason.length() <= LONGEST_TEXT
            && policies.stream().allMatch(policy -> policy.length() <= LONGEST_TEXT);
    if (!decision.isBoolean() || !bounded) {
      Problems.send(
          response,
          List.of(
              Problem.of(
                      Problem.Kind.INVALID,
                      "member_invalid",
                      "expected true or false, and at most 100 policies")
                  .at("decision")));
      return;
    }
    switch (Inquiry.read(body)) {
      case Result.Failed<Inquiry>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<Inquiry>(Inquiry told) ->
          doorway.pass(
              request,
              response,
              "access",
              new ReportAction(
                  told.subject(),
                  told.verb(),
                  told.resource(),
                  told.token(),
                  decision.asBoolean(),
                  policies,
                  reason,
                  told.journey(),
                  outcome(body)),
              done -> Json.object().put("recorded", true));
    }
  }

  /** What came of a request that Ilk remembers, if the report is about one. */
  private static Optional<ReportAction.Conclusion> outcome(ObjectNode body) {
    if (!(body.get("outcome") instanceof ObjectNode told)) {
      return Optional.empty();
    }
    Map<String, Fact> output =
        told.get("output") instanceof ObjectNode given ? Facts.of(given) : Map.of();
    return Optional.of(
        new ReportAction.Conclusion(
            told.path("request").asText(""), told.path("done").asBoolean(false), output));
  }
}
