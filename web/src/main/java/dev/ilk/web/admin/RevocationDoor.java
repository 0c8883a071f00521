package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.Revoke;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
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
import java.util.Optional;

/** {@code POST /v1/revocations}: an identity or one token is taken back. */
final class RevocationDoor implements Handler {
  private final Doorway doorway;

  RevocationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String what = fields.text("what", 120);
        String reason = fields.text("reason", 500);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          doorway.pass(
              request,
              response,
              "admin",
              new Revoke(revocable(what), reason),
              revoked ->
                  Json.object()
                      .put("what", revoked.what().name())
                      .put("at", revoked.at().toString()));
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static Revoke.Revocable revocable(String what) {
    Optional<Id.Token> token = Ids.parse(Id.Token.PREFIX, Id.Token::new, what);
    return token.isPresent() ? new Revoke.OneToken(token.get()) : new Revoke.WholeIdentity(what);
  }
}
