package dev.ilk.web.spiffe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.gate.IssueX509Svid;
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

/** {@code POST …/x509-svid}: a certificate for the key that signed the request in it. */
final class X509SvidDoor extends TrustDomainDoor {
  private static final int MOST_BYTES = 32 << 10;

  private final Doorway doorway;
  private final SvidCallers callers;

  X509SvidDoor(Doorway doorway, SvidCallers callers) {
    this.doorway = doorway;
    this.callers = callers;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Environment environment) {
    switch (RequestBody.json(request, MOST_BYTES)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String csr = fields.text("csr", MOST_BYTES);
        Callers by = callers.of(fields, environment);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          IssueX509Svid command = new IssueX509Svid(environment, csr);
          doorway.pass(by, request, response, "x509-svid", command, X509SvidDoor::issued);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static JsonNode issued(IssueX509Svid.Issued issued) {
    ObjectNode answer =
        Json.object()
            .put("spiffe_id", issued.credential().spiffeId().uri())
            .put("x509_svid", String.join("", issued.chain()))
            .put("expires", issued.credential().expires().toString());
    issued.endsWith().forEach(answer.putArray("ends_with")::add);
    return answer;
  }
}
