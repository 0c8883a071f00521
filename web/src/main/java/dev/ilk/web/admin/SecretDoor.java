package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.CountSecrets;
import dev.ilk.gate.ListSecrets;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.ReadBurndown;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/secrets}: static secrets of other systems, ranked and counted. */
final class SecretDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST_ID = 40;

  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,3}");
  private static final int MOST_DAYS = 1_100;

  private final Doorway doorway;
  private final SecretStepDoor steps;

  SecretDoor(Doorway doorway) {
    this.doorway = doorway;
    this.steps = new SecretStepDoor(doorway);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .get("/counts", this::count)
        .any("/counts", new MethodRefusal("GET"))
        .get("/burndown", this::burndown)
        .any("/burndown", new MethodRefusal("GET"))
        .post("/rank", this::rank)
        .any("/rank", new MethodRefusal("POST"))
        .get("/{id}", steps::read)
        .any("/{id}", new MethodRefusal("GET"))
        .post("/{id}/advance", steps::advance)
        .any("/{id}/advance", new MethodRefusal("POST"))
        .post("/{id}/except", steps::except)
        .any("/{id}/except", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    switch (SecretParameters.query(request)) {
      case Result.Failed<SecretQuery>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<SecretQuery>(SecretQuery query) ->
          doorway.pass(request, response, DOOR, new ListSecrets(query), SecretBodies::page);
    }
  }

  private void count(ServerRequest request, ServerResponse response) {
    doorway.pass(request, response, DOOR, new CountSecrets(), SecretBodies::counts);
  }

  private void burndown(ServerRequest request, ServerResponse response) {
    String days = request.query().first("days").asOptional().orElse("90");
    if (!DAYS.matcher(days).matches() || Integer.parseInt(days) > MOST_DAYS) {
      Problems.send(response, List.of(Parameters.wrong("days")));
      return;
    }
    doorway.pass(
        request, response, DOOR, new ReadBurndown(Integer.parseInt(days)), SecretBodies::burndown);
  }

  private void rank(ServerRequest request, ServerResponse response) {
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
          doorway.pass(request, response, DOOR, new RankSecrets(after), SecretBodies::progress);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }
}
