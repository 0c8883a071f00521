package dev.ilk.web.access;

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
import java.util.List;

/**
 * {@code POST /access/v1/reports}: what an enforcement point decided by itself. Answered when the
 * record holds it; a report that the record holds already is a conflict, and there is nothing left
 * to do for it.
 */
final class ReportDoor implements Handler {
  private static final int LONGEST = 256 << 10;

  private final Doorway doorway;

  ReportDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, LONGEST).then(Report::read)) {
      case Result.Failed<ReportAction>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ReportAction>(ReportAction report) ->
          doorway.pass(
              request, response, "access", report, done -> Json.object().put("recorded", true));
    }
  }
}
