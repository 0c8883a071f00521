package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.PlanMassChange;
import dev.ilk.gate.ReadMassChange;
import dev.ilk.gate.RunMassChange;
import dev.ilk.gate.mass.MassPlan;
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
import java.util.regex.Pattern;

/** {@code /v1/mass-changes}: change many identities by one plan that somebody has looked at. */
final class MassDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final String RENAME = "rename-team";
  private static final String MOVE = "move-machines";
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");

  private final Doorway doorway;

  MassDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/", this::plan)
        .any("/", new MethodRefusal("POST"))
        .get("/{id}", (q, a) -> of(q, a, id -> read(q, a, id)))
        .any("/{id}", new MethodRefusal("GET"))
        .post("/{id}/run", (q, a) -> of(q, a, id -> run(q, a, id)))
        .any("/{id}/run", new MethodRefusal("POST"));
  }

  private interface OfOne {
    void then(Id.MassChange id);
  }

  private static void of(ServerRequest request, ServerResponse response, OfOne next) {
    String text = request.path().pathParameters().get("id");
    Optional<Id.MassChange> id = Ids.parse(Id.MassChange.PREFIX, Id.MassChange::new, text);
    if (id.isPresent()) {
      next.then(id.get());
    } else {
      invalid(response, "expected a mass change's id");
    }
  }

  private static void invalid(ServerResponse response, String message) {
    Problems.send(
        response, List.of(Problem.of(Problem.Kind.INVALID, "parameter_invalid", message)));
  }

  private void plan(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String sort = fields.text("what", 20);
        Optional<Team> from = team(fields, "from");
        Optional<Team> to = team(fields, "to");
        Optional<String> contact = fields.optional("contact", 64);
        Optional<String> name = fields.optional("name", 100);
        if (!sort.equals(RENAME) && !sort.equals(MOVE)) {
          fields.wrong("field_invalid", "expected %s or %s".formatted(RENAME, MOVE), "what");
        }
        if (sort.equals(RENAME) && (contact.isPresent() || name.isPresent())) {
          fields.wrong("field_invalid", "a team is renamed as a whole", "what");
        }
        List<Problem> problems = fields.problems();
        if (!problems.isEmpty() || from.isEmpty() || to.isEmpty()) {
          Problems.send(response, problems);
          return;
        }
        MassPlan.What what =
            sort.equals(RENAME)
                ? new MassPlan.RenameTeam(from.get(), to.get())
                : new MassPlan.MoveMachines(from.get(), to.get(), contact, name.orElse(""));
        doorway.pass(request, response, DOOR, new PlanMassChange(what), MassDoor::json);
      }
    }
  }

  private static Optional<Team> team(Fields fields, String field) {
    Optional<String> name =
        Optional.of(fields.text(field, 64)).filter(one -> Names.TENANT.matcher(one).matches());
    return fields.parsed(field, name, "expected the name of a team").map(Team::new);
  }

  private void read(ServerRequest request, ServerResponse response, Id.MassChange id) {
    String limit = request.query().first("limit").orElse("100");
    if (!LIMIT.matcher(limit).matches()) {
      invalid(response, "expected a limit of 1 to 1000");
      return;
    }
    doorway.pass(
        request,
        response,
        DOOR,
        new ReadMassChange(id, Integer.parseInt(limit)),
        shown -> {
          ObjectNode answer = json(shown.plan());
          ArrayNode subjects = answer.putArray("subjects");
          shown.subjects().forEach(subjects::add);
          return answer;
        });
  }

  private void run(ServerRequest request, ServerResponse response, Id.MassChange id) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String reviewed = fields.text("plan_sha256", 64);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          doorway.pass(request, response, DOOR, new RunMassChange(id, reviewed), MassDoor::json);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static ObjectNode json(MassPlan plan) {
    return Json.object()
        .put("id", plan.id().value())
        .put("what", plan.what().told())
        .put("asked", plan.asked().toString())
        .put("by", plan.by().value())
        .put("plan_sha256", plan.digest())
        .put("state", plan.state().word())
        .put("total", plan.total())
        .put("done", plan.done());
  }
}
