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
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code /v1/mass-changes}: change many identities by one plan that somebody has looked at. */
final class MassDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final String RENAME = "rename-team";
  private static final String MOVE = "move-machines";
  private static final Problem NO_ID =
      Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a mass change's id");

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

  private static void of(
      ServerRequest request, ServerResponse response, Consumer<Id.MassChange> next) {
    PathParts.id(request, response, Id.MassChange.PREFIX, Id.MassChange::new, NO_ID)
        .ifPresent(next);
  }

  private void plan(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, MassDoor::planned),
        MassDoor::json);
  }

  private static Result<PlanMassChange> planned(Fields fields) {
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
    return fields.made(() ->
        new PlanMassChange(
            sort.equals(RENAME)
                ? new MassPlan.RenameTeam(from.orElseThrow(), to.orElseThrow())
                : new MassPlan.MoveMachines(
                    from.orElseThrow(), to.orElseThrow(), contact, name.orElse(""))));
  }

  private static Optional<Team> team(Fields fields, String field) {
    Optional<String> name =
        Optional.of(fields.text(field, 64)).filter(one -> Names.TENANT.matcher(one).matches());
    return fields.parsed(field, name, "expected the name of a team").map(Team::new);
  }

  private void read(ServerRequest request, ServerResponse response, Id.MassChange id) {
    Parameters parameters = new Parameters(request);
    int limit = parameters.limit(100, 1000);
    doorway.pass(
        request,
        response,
        DOOR,
        parameters.made(() -> new ReadMassChange(id, limit)),
        shown -> {
          ObjectNode answer = json(shown.plan());
          ArrayNode subjects = answer.putArray("subjects");
          shown.subjects().forEach(subjects::add);
          return answer;
        });
  }

  private void run(ServerRequest request, ServerResponse response, Id.MassChange id) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, fields -> run(id, fields)),
        MassDoor::json);
  }

  private static Result<RunMassChange> run(Id.MassChange id, Fields fields) {
    String reviewed = fields.text("plan_sha256", 64);
    return fields.made(() -> new RunMassChange(id, reviewed));
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
