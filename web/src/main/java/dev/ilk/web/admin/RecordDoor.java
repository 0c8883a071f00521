package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReadRecord;
import dev.ilk.gate.ReadTrace;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Base64;
import java.util.List;

/**
 * {@code GET /v1/trace/{reference}}: a journey told; {@code GET /v1/record/{path}}: a part of the
 * log in the C2SP layout, its bytes in base64.
 */
final class RecordDoor implements HttpService {
  private static final int LONGEST = 120;

  private final Doorway doorway;

  RecordDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/trace/{reference}", this::trace)
        .any("/trace/{reference}", new MethodRefusal("GET"))
        .get("/record/{+path}", this::read)
        .any("/record/{+path}", new MethodRefusal("GET"));
  }

  private void trace(ServerRequest request, ServerResponse response) {
    String reference = request.path().pathParameters().get("reference");
    String limit = request.query().first("limit").orElse("200");
    if (reference.length() > LONGEST || !limit.matches("[1-9][0-9]{0,3}|10000")) {
      invalid(response, "a reference of at most 120 characters, and a limit of 1 to 10000");
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new ReadTrace(reference, Integer.parseInt(limit)),
        story -> {
          ObjectNode answer = Json.object();
          answer.put("text", story.text());
          answer.put("count", story.events());
          return answer.set("events", Json.own(story.json()));
        });
  }

  private void read(ServerRequest request, ServerResponse response) {
    String path = request.path().pathParameters().get("path");
    if (path.length() > LONGEST) {
      invalid(response, "a path of the log's layout");
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new ReadRecord(path),
        bytes -> Json.object().put("bytes", Base64.getEncoder().encodeToString(bytes)));
  }

  private static void invalid(ServerResponse response, String expected) {
    Problems.send(
        response,
        List.of(Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected " + expected)));
  }
}
