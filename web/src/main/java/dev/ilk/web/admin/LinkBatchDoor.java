package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.DecideLinks;
import dev.ilk.gate.PlanLinks;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /v1/links/batch}: suggestions looked at and answered together, of whose accounts are or of
 * who answers for them.
 */
final class LinkBatchDoor {
  private static final String DOOR = "admin";
  private static final int LONGEST = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");

  private final Doorway doorway;

  LinkBatchDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  /** What a request says, wherever it says it. */
  private record Given(
      Optional<String> asks,
      Optional<String> evidence,
      Optional<String> source,
      Optional<String> limit,
      String word) {}

  void plan(ServerRequest request, ServerResponse response) {
    Given given =
        new Given(
            parameter(request, "asks"),
            parameter(request, "evidence"),
            parameter(request, "source"),
            parameter(request, "limit"),
            parameter(request, "word").orElse("confirmed"));
    switch (selection(given)) {
      case Result.Failed<LinkSelection>(List<Problem> problems) ->
          Problems.send(response, problems);
      case Result.Ok<LinkSelection>(LinkSelection selection) -> {
        PlanLinks plan = new PlanLinks(selection, given.word().equals("confirmed"));
        doorway.pass(request, response, DOOR, plan, LinkBatchDoor::json);
      }
    }
  }

  void decide(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Given given =
            new Given(
                fields.optional("asks", LONGEST),
                fields.optional("evidence", LONGEST),
                fields.optional("source", LONGEST),
                fields.number("limit").map(String::valueOf),
                fields.text("word", LONGEST));
        String reviewed = fields.text("plan_sha256", LONGEST);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          decide(request, response, given, reviewed);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private void decide(
      ServerRequest request, ServerResponse response, Given given, String reviewed) {
    switch (selection(given)) {
      case Result.Failed<LinkSelection>(List<Problem> problems) ->
          Problems.send(response, problems);
      case Result.Ok<LinkSelection>(LinkSelection selection) -> {
        boolean belongs = given.word().equals("confirmed");
        DecideLinks decide = new DecideLinks(selection, belongs, reviewed);
        doorway.pass(request, response, DOOR, decide, LinkBatchDoor::json);
      }
    }
  }

  private static Optional<String> parameter(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(text -> !text.isEmpty());
  }

  private static Result<LinkSelection> selection(Given given) {
    if (given.evidence().filter(one -> !NAME.matcher(one).matches()).isPresent()) {
      return Result.failed(Parameters.wrong("evidence"));
    }
    if (given.source().filter(one -> !NAME.matcher(one).matches()).isPresent()) {
      return Result.failed(Parameters.wrong("source"));
    }
    Optional<LinkSelection.Asks> asks = LinkSelection.Asks.of(given.asks().orElse("holder"));
    if (asks.isEmpty()) {
      return Result.failed(Parameters.wrong("asks"));
    }
    if (!given.word().equals("confirmed") && !given.word().equals("rejected")) {
      return Result.failed(Parameters.wrong("word"));
    }
    Optional<Integer> limit =
        given
            .limit()
            .or(() -> Optional.of(String.valueOf(LinkSelection.MOST)))
            .filter(text -> LIMIT.matcher(text).matches())
            .map(Integer::valueOf)
            .filter(number -> number <= LinkSelection.MOST);
    return limit
        .map(most ->
            Result.ok(new LinkSelection(asks.get(), given.evidence(), given.source(), most)))
        .orElseGet(() -> Result.failed(Parameters.wrong("limit")));
  }

  private static ObjectNode json(LinkBatch batch) {
    ObjectNode answer = Json.object();
    answer.put("plan_sha256", batch.digest()).put("more", batch.more());
    add(answer.putArray("links"), batch.links());
    add(answer.putArray("contested"), batch.contested());
    return answer;
  }

  private static void add(ArrayNode array, List<LinkBatch.Row> rows) {
    for (LinkBatch.Row row : rows) {
      ObjectNode one = array.addObject().put("account", row.account().value());
      one.put("name", row.name()).put("subject", row.subject());
      row.identity().ifPresent(identity -> one.put("identity", identity.value()));
      one.put("evidence", row.evidence()).put("because", row.because());
    }
  }
}
