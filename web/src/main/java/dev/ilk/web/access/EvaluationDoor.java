package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code POST /access/v1/evaluation} (AuthZEN Authorization API 1.0, section 6). A denial is status
 * 200 with {@code "decision": false}; 401 and 403 are about the enforcement point itself.
 */
final class EvaluationDoor implements Handler {
  static final int LONGEST = 256 << 10;

  private final Doorway doorway;
  private final Requestable requestable;

  EvaluationDoor(Doorway doorway, Requestable requestable) {
    this.doorway = doorway;
    this.requestable = requestable;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    RequestId.echo(request, response);
    switch (RequestBody.json(request, LONGEST)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> evaluate(request, response, body);
    }
  }

  void evaluate(ServerRequest request, ServerResponse response, ObjectNode body) {
    switch (Inquiry.read(body)) {
      case Result.Failed<Inquiry>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<Inquiry>(Inquiry asked) ->
          doorway.pass(
              request,
              response,
              "access",
              asked.command(),
              decision -> requestable.answer(decision, body));
    }
  }
}
