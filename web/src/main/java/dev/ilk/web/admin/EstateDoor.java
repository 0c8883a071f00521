package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/estate/reclassify}: looks at found accounts again, for a bounded time. */
final class EstateDoor implements Handler {
  private static final int LONGEST_ID = 40;

  private final Doorway doorway;

  EstateDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Optional<Id.Account> after =
            fields.parsed(
                "after",
                fields
                    .optional("after", LONGEST_ID)
                    .flatMap(text -> Ids.parse(Id.Account.PREFIX, Id.Account::new, text)),
                "expected the id of an account");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          doorway.pass(request, response, "admin", new ReclassifyAccounts(after), EstateDoor::json);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static ObjectNode json(ReclassifyAccounts.Progress progress) {
    ObjectNode answer = Json.object();
    answer.put("looked", progress.looked()).put("changed", progress.changed());
    answer.put("joined", progress.joined());
    progress.next().ifPresent(next -> answer.put("next", next.value()));
    return answer;
  }
}
