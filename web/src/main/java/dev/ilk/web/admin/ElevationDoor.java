package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.Command;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.ReplayElevation;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code POST /v1/elevations}: ask to take up a role; {@code GET}: those there are; under {@code
 * /{id}} one of them, its beginning and its end.
 */
final class ElevationDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int MOST_STEPS = 10_000;
  private static final Problem NO_ID =
      Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected an elevation's id");

  private final Doorway doorway;

  ElevationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::request)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/{id}", (q, a) -> of(q, a, id -> pass(q, a, new ReadElevation(id))))
        .any("/{id}", new MethodRefusal("GET"))
        .get("/{id}/replay", (q, a) -> of(q, a, id -> replay(q, a, id)))
        .any("/{id}/replay", new MethodRefusal("GET"))
        .post("/{id}/begin", (q, a) -> of(q, a, id -> answer(q, a, new BeginElevation(id))))
        .any("/{id}/begin", new MethodRefusal("POST"))
        .post("/{id}/end", (q, a) -> of(q, a, id -> pass(q, a, new EndElevation(id))))
        .any("/{id}/end", new MethodRefusal("POST"));
  }

  private static void of(
      ServerRequest request, ServerResponse response, Consumer<Id.Elevation> next) {
    PathParts.id(request, response, Id.Elevation.PREFIX, Id.Elevation::new, NO_ID).ifPresent(next);
  }

  private <C extends Command<ElevationState>> void pass(
      ServerRequest request, ServerResponse response, C command) {
    doorway.pass(request, response, DOOR, command, ElevationDoor::state);
  }

  private void replay(ServerRequest request, ServerResponse response, Id.Elevation id) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ReplayElevation(id, MOST_STEPS),
        steps -> Json.list("steps", steps, ElevationDoor::step));
  }

  private static ObjectNode step(ReplayElevation.Step one) {
    ObjectNode step = Json.object();
    step.put("n", one.index())
        .put("at", one.at().toString())
        .put("node", one.node())
        .put("door", one.door())
        .put("correlation", one.journey().value())
        .put("actor", one.actor())
        .put("action", one.action())
        .put("what", one.what())
        .put("result", one.result())
        .put("reason", one.reason());
    ArrayNode policies = step.putArray("policies");
    one.policies().forEach(policies::add);
    ObjectNode details = step.putObject("details");
    one.details().forEach(details::put);
    return step;
  }

  private void list(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    int limit = parameters.limit(50, 200);
    Optional<ListElevations.Whose> whose = parameters.one("whose", ElevationDoor::whose);
    doorway.pass(
        request,
        response,
        DOOR,
        parameters.made(() -> new ListElevations(whose.orElse(ListElevations.Whose.OWN), limit)),
        states -> Json.list("elevations", states, ElevationDoor::state));
  }

  private static Optional<ListElevations.Whose> whose(String word) {
    return switch (word) {
      case "own" -> Optional.of(ListElevations.Whose.OWN);
      case "all" -> Optional.of(ListElevations.Whose.ALL);
      default -> Optional.empty();
    };
  }

  private void request(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Optional<Role> role =
            fields.parsed("role", role(fields.text("role", 40)), "expected a role's name");
        Optional<Duration> lasting =
            fields.parsed(
                "lasting",
                Span.parse(fields.text("lasting", 12)).filter(ElevationDoor::bounded),
                "expected a span from `1m` to `12h`");
        String reason = fields.text("reason", RequestElevation.LONGEST_REASON);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty() && role.isPresent() && lasting.isPresent()) {
          answer(request, response, new RequestElevation(role.get(), lasting.get(), reason));
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static Optional<Role> role(String name) {
    return Role.isName(name) ? Optional.of(new Role(name)) : Optional.empty();
  }

  private static boolean bounded(Duration lasting) {
    return lasting.compareTo(Elevation.SHORTEST) >= 0 && lasting.compareTo(Elevation.LONGEST) <= 0;
  }

  /** What the policies withhold is told as any other denial is: as 403, or 401 for a step-up. */
  private <C extends Command<ElevationAnswer>> void answer(
      ServerRequest request, ServerResponse response, C command) {
    Arrival arrival = doorway.arrival(request, DOOR);
    Optional<Attempt> attempt = doorway.callers().attempt(request, arrival.at());
    if (attempt.isEmpty()) {
      Problems.nothingShown(response);
      return;
    }
    switch (doorway.gate().pass(arrival, attempt.get(), command)) {
      case Outcome.Released<ElevationAnswer>(ElevationAnswer answer, Id.Correlation journey) -> {
        switch (answer) {
          case ElevationAnswer.Granted(ElevationState state) ->
              Answers.json(response, 200, journey, state(state));
          case ElevationAnswer.Withheld(var decision) ->
              Problems.denied(response, decision, journey);
        }
      }
      case Outcome.Refused<ElevationAnswer>(var problems, var journey) ->
          Problems.send(response, problems, journey);
      case Outcome.Denied<ElevationAnswer>(var decision, var journey) ->
          Problems.denied(response, decision, journey);
      case Outcome.Unavailable<ElevationAnswer>(var problem, var journey) ->
          Problems.unavailable(response, problem, journey);
    }
  }

  private static JsonNode state(ElevationState state) {
    ObjectNode answer = Json.object();
    answer
        .put("id", state.id().value())
        .put("subject", state.subject())
        .put("role", state.role().name())
        .put("lasting", Span.format(state.lasting()))
        .put("reason", state.reason())
        .put("asked", state.asked().toString())
        .put("status", state.status().word());
    state.request().ifPresent(id -> answer.put("request", id.value()));
    if (!state.waitsFor().isEmpty()) {
      ArrayNode approvers = answer.putArray("waits_for");
      state.waitsFor().forEach(approvers::add);
    }
    state
        .begun()
        .ifPresent(one -> {
          answer.put("since", one.since().toString()).put("until", one.until().toString());
          ArrayNode approvers = answer.putArray("approved_by");
          one.approvers()
              .forEach(by ->
                  approvers
                      .addObject()
                      .put("id", by.id().value())
                      .put("subject", "human:" + by.name()));
        });
    state
        .ended()
        .ifPresent(ended -> {
          answer.put("ended", ended.at().toString());
          ended.by().ifPresent(by -> answer.put("ended_by", by.value()));
        });
    return answer;
  }
}
