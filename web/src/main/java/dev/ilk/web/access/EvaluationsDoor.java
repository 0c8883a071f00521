package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /access/v1/evaluations} (AuthZEN Authorization API 1.0, section 7). The questions are
 * answered in their order, each decided and recorded by itself; what is wrong with one is told in
 * its place and is a denial. Without {@code evaluations} it is a single question.
 */
final class EvaluationsDoor implements Handler {
  private static final int LONGEST = 1 << 20;

  private final Doorway doorway;
  private final EvaluationDoor single;
  private final Requestable requestable;

  EvaluationsDoor(Doorway doorway, EvaluationDoor single, Requestable requestable) {
    this.doorway = doorway;
    this.single = single;
    this.requestable = requestable;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    RequestId.echo(request, response);
    switch (RequestBody.json(request, LONGEST)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        switch (Batch.read(body)) {
          case Result.Failed<Batch>(List<Problem> problems) -> Problems.send(response, problems);
          case Result.Ok<Batch>(Batch batch) when batch.items().isEmpty() ->
              single.evaluate(request, response, body);
          case Result.Ok<Batch>(Batch batch) -> evaluate(request, response, batch);
        }
      }
    }
  }

  private void evaluate(ServerRequest request, ServerResponse response, Batch batch) {
    Arrival arrival = doorway.arrival(request, "access");
    Optional<Attempt> attempt = doorway.callers().attempt(request, arrival.at());
    if (attempt.isEmpty()) {
      Problems.nothingShown(response);
      return;
    }
    ObjectNode answer = Json.object();
    ArrayNode answers = answer.putArray("evaluations");
    Id.Correlation journey = arrival.correlation();
    for (Batch.Item one : batch.items()) {
      switch (one.asked()) {
        case Result.Failed<Inquiry>(List<Problem> problems) ->
            answers.add(wrong(400, problems.getFirst()));
        case Result.Ok<Inquiry>(Inquiry asked) -> {
          switch (doorway.gate().pass(arrival, attempt.get(), asked.command())) {
            case Outcome.Released<Decision> released -> {
              journey = released.correlation();
              answers.add(requestable.answer(released.value(), one.body()));
            }
            // What is said of the enforcement point itself is said of its whole request.
            case Outcome.Refused<Decision> refused -> {
              Problems.send(response, refused.problems(), refused.correlation());
              return;
            }
            case Outcome.Denied<Decision> denied -> {
              Problems.denied(response, denied.decision(), denied.correlation());
              return;
            }
            case Outcome.Unavailable<Decision> unavailable -> {
              Problems.unavailable(response, unavailable.problem(), unavailable.correlation());
              return;
            }
          }
        }
      }
      if (batch.semantic().endsWith(answers.get(answers.size() - 1).path("decision").asBoolean())) {
        break;
      }
    }
    Answers.json(response, 200, journey, answer);
  }

  private static ObjectNode wrong(int status, Problem problem) {
    ObjectNode answer = Json.object();
    answer.put("decision", false);
    answer
        .putObject("context")
        .putObject("error")
        .put("status", status)
        .put("message", problem.sentence());
    return answer;
  }
}
