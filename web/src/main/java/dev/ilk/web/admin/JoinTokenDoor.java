package dev.ilk.web.admin;

import dev.ilk.gate.IssueJoinToken;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/** {@code POST /v1/identities/{subject}/join-token}: by which a machine's agent joins once. */
final class JoinTokenDoor implements Handler {
  private static final int LONGEST_SUBJECT = 100;
  private static final Duration USUAL = Duration.ofMinutes(10);

  private final Doorway doorway;

  JoinTokenDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String subject = request.path().pathParameters().get("subject");
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, Doors.SMALL, fields -> read(subject, fields)),
        issued ->
            Json.object()
                .put("join_token", issued.secret())
                .put("workload", issued.workload())
                .put("environment", issued.at().name())
                .put("expires", issued.expires().toString()));
  }

  private static Result<IssueJoinToken> read(String subject, Fields fields) {
    String reason = fields.text("reason", 500);
    long seconds = fields.number("expires_in").orElse(USUAL.toSeconds());
    if (seconds < IssueJoinToken.SHORTEST.toSeconds()
        || seconds > IssueJoinToken.LONGEST.toSeconds()) {
      fields.wrong("field_invalid", "expected 60 to 3600 seconds", "expires_in");
    }
    if (subject.length() > LONGEST_SUBJECT) {
      fields.wrong("parameter_invalid", "longer than any subject", "subject");
    }
    return fields.made(() -> new IssueJoinToken(subject, Duration.ofSeconds(seconds), reason));
  }
}
