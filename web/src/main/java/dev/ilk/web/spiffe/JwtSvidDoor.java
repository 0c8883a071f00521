package dev.ilk.web.spiffe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Set;

/** {@code POST …/jwt-svid}: a token that names the caller to the audiences it asks for. */
final class JwtSvidDoor extends TrustDomainDoor {
  private static final int MOST_BYTES = 8 << 10;
  private static final int LONGEST_AUDIENCE = 200;

  private final Doorway doorway;
  private final SvidCallers callers;

  JwtSvidDoor(Doorway doorway, SvidCallers callers) {
    this.doorway = doorway;
    this.callers = callers;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Environment environment) {
    switch (RequestBody.json(request, MOST_BYTES)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Set<String> audiences = fields.texts("audience", LONGEST_AUDIENCE);
        Callers by = callers.of(fields, environment);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          IssueJwtSvid command = new IssueJwtSvid(environment, audiences);
          doorway.pass(by, request, response, "jwt-svid", command, JwtSvidDoor::issued);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static JsonNode issued(IssueJwtSvid.Issued issued) {
    return Json.object()
        .put("spiffe_id", issued.credential().spiffeId().uri())
        .put("svid", issued.token())
        .put("expires", issued.credential().expires().toString());
  }
}
