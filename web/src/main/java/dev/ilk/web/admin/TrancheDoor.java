package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ApproveTranche;
import dev.ilk.gate.ListTranches;
import dev.ilk.gate.PlanTranche;
import dev.ilk.gate.migration.SecretQuery;
import dev.ilk.gate.migration.Tranche;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /v1/tranches}: static secrets that are replaced together. */
final class TrancheDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST = 200;
  private static final int USUAL = 100;
  private static final long QUIET = 14;

  private final Doorway doorway;

  TrancheDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::plan)
        .any("/", new MethodRefusal("GET, POST"))
        .post("/{id}/approve", this::approve)
        .any("/{id}/approve", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ListTranches(),
        tranches -> {
          ObjectNode answer = Json.object();
          ArrayNode rows = answer.putArray("tranches");
          tranches.forEach(one -> rows.add(json(one)));
          return answer;
        });
  }

  private void plan(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String name = fields.text("name", LONGEST);
        long limit = fields.number("limit").orElse((long) USUAL);
        long quiet = fields.number("quiet").orElse(QUIET);
        if (limit < 1 || limit > Tranche.MOST) {
          fields.wrong("field_invalid", "expected 1 to %d".formatted(Tranche.MOST), "limit");
        }
        Optional<String> team = named(fields, "team");
        Optional<String> environment = named(fields, "environment");
        Optional<String> shape = fields.optional("shape", LONGEST);
        Optional<String> source = fields.optional("source", LONGEST);
        List<Problem> problems = fields.problems();
        if (!problems.isEmpty()) {
          Problems.send(response, problems);
          return;
        }
        SecretQuery query =
            new SecretQuery(
                Optional.empty(),
                team,
                environment,
                shape,
                source,
                Optional.empty(),
                false,
                Optional.empty(),
                (int) limit);
        int days = (int) Math.min(Integer.MAX_VALUE, quiet);
        doorway.pass(
            request, response, DOOR, new PlanTranche(name, query, days), TrancheDoor::json);
      }
    }
  }

  /** A dash stands for nobody and nowhere. */
  private static Optional<String> named(Fields fields, String name) {
    return fields.optional(name, LONGEST).map(value -> value.equals("-") ? "" : value);
  }

  private void approve(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String reviewed = fields.text("plan_sha256", LONGEST);
        Optional<Id.Tranche> id =
            Ids.parse(
                Id.Tranche.PREFIX,
                Id.Tranche::new,
                request.path().pathParameters().first("id").orElse(""));
        if (id.isEmpty()) {
          fields.wrong("tranche_invalid", "expected the id of a tranche, such as trn_…", "id");
        }
        List<Problem> problems = fields.problems();
        if (problems.isEmpty() && id.isPresent()) {
          doorway.pass(
              request, response, DOOR, new ApproveTranche(id.get(), reviewed), TrancheDoor::json);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static ObjectNode json(Tranche tranche) {
    ObjectNode row = Json.object();
    row.put("id", tranche.id().value()).put("name", tranche.name());
    row.put("made", tranche.made().toString()).put("by", tranche.by());
    row.put("quiet", tranche.quiet()).put("plan_sha256", tranche.digest());
    row.put("total", tranche.total());
    tranche
        .approved()
        .ifPresent(approved ->
            row.putObject("approved").put("by", approved.by()).put("at", approved.at().toString()));
    ObjectNode states = row.putObject("states");
    tranche.states().forEach((state, count) -> states.put(state.word(), count));
    return row;
  }
}
