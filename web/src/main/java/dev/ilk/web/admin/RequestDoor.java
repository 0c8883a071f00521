package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.ListRequests;
import dev.ilk.gate.ReadRequest;
import dev.ilk.gate.RequestIdentity;
import dev.ilk.gate.WithdrawRequest;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /v1/requests}: ask for identities made of templates. */
final class RequestDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");

  private final Doorway doorway;

  RequestDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::ask)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/{id}", (q, a) -> of(q, a, id -> read(q, a, id)))
        .any("/{id}", new MethodRefusal("GET"))
        .post("/{id}/withdraw", (q, a) -> of(q, a, id -> withdraw(q, a, id)))
        .any("/{id}/withdraw", new MethodRefusal("POST"));
  }

  private interface OfOne {
    void then(Id.IdentityRequest id);
  }

  private static void of(ServerRequest request, ServerResponse response, OfOne next) {
    String text = request.path().pathParameters().get("id");
    Optional<Id.IdentityRequest> id =
        Ids.parse(Id.IdentityRequest.PREFIX, Id.IdentityRequest::new, text);
    if (id.isPresent()) {
      next.then(id.get());
    } else {
      Problems.send(response, List.of(invalid("id", "expected a request's id")));
    }
  }

  private static Problem invalid(String place, String message) {
    return Problem.of(Problem.Kind.INVALID, "parameter_invalid", message).at(place);
  }

  private void list(ServerRequest request, ServerResponse response) {
    List<Problem> problems = new ArrayList<>();
    Optional<String> team = request.query().first("team").asOptional();
    if (team.filter(name -> !Names.TENANT.matcher(name).matches()).isPresent()) {
      problems.add(invalid("team", "expected the name of a team"));
    }
    String limit = request.query().first("limit").orElse("100");
    if (!LIMIT.matcher(limit).matches()) {
      problems.add(invalid("limit", "expected a limit of 1 to 1000"));
    }
    if (!problems.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    doorway.pass(
        request,
        response,
        DOOR,
        new ListRequests(team.map(Team::new), Integer.parseInt(limit)),
        found -> {
          ObjectNode answer = Json.object();
          ArrayNode list = answer.putArray("requests");
          found.forEach(one -> list.add(RequestBodies.of(one)));
          return answer;
        });
  }

  private void ask(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String template = fields.text("template", 40);
        Optional<Team> team =
            named(fields, "team", Names.TENANT, "expected the name of a team").map(Team::new);
        Optional<Environment> environment =
            named(fields, "environment", Names.ENVIRONMENT, "expected the name of an environment")
                .map(Environment::new);
        Map<String, String> values = fields.named("set", 20, 100);
        Optional<Set<String>> scopes =
            body.has("scopes") ? Optional.of(fields.texts("scopes", 100)) : Optional.empty();
        Optional<String> life = fields.optional("for", 20);
        Optional<Duration> span = life.flatMap(Span::parse);
        if (life.isPresent() && span.isEmpty()) {
          fields.wrong("field_invalid", "expected a length of time, such as `90d`", "for");
        }
        Optional<String> mode = fields.optional("mode", 20);
        if (mode.filter(word -> !word.equals("preview") && !word.equals("request")).isPresent()) {
          fields.wrong("field_invalid", "expected `request` or `preview`", "mode");
        }
        boolean preview = mode.filter("preview"::equals).isPresent();
        String reason =
            preview ? fields.optional("reason", 500).orElse("") : fields.text("reason", 500);
        List<Problem> problems = fields.problems();
        if (!problems.isEmpty() || team.isEmpty() || environment.isEmpty()) {
          Problems.send(response, problems);
          return;
        }
        doorway.pass(
            request,
            response,
            DOOR,
            new RequestIdentity(
                template,
                team.get(),
                environment.get(),
                values,
                scopes,
                span,
                reason,
                preview ? RequestIdentity.Mode.PREVIEW : RequestIdentity.Mode.REQUEST),
            RequestBodies::of);
      }
    }
  }

  private static Optional<String> named(
      Fields fields, String field, Pattern form, String expected) {
    Optional<String> name =
        Optional.of(fields.text(field, 64)).filter(one -> form.matcher(one).matches());
    return fields.parsed(field, name, expected);
  }

  private void read(ServerRequest request, ServerResponse response, Id.IdentityRequest id) {
    doorway.pass(request, response, DOOR, new ReadRequest(id), RequestBodies::of);
  }

  private void withdraw(ServerRequest request, ServerResponse response, Id.IdentityRequest id) {
    doorway.pass(request, response, DOOR, new WithdrawRequest(id), RequestBodies::of);
  }
}
