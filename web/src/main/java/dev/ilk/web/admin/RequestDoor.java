package dev.ilk.web.admin;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.ListRequests;
import dev.ilk.gate.ReadRequest;
import dev.ilk.gate.RequestIdentity;
import dev.ilk.gate.WithdrawRequest;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** {@code /v1/requests}: ask for identities made of templates. */
final class RequestDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final Problem NO_ID =
      Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a request's id");

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

  private static void of(
      ServerRequest request, ServerResponse response, Consumer<Id.IdentityRequest> next) {
    PathParts.id(request, response, Id.IdentityRequest.PREFIX, Id.IdentityRequest::new, NO_ID)
        .ifPresent(next);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    Optional<Team> team = parameters.team("team");
    int limit = parameters.limit(100, 1000);
    doorway.pass(
        request,
        response,
        DOOR,
        parameters.made(() -> new ListRequests(team, limit)),
        found -> Json.list("requests", found, RequestBodies::of));
  }

  private void ask(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, RequestDoor::asked),
        RequestBodies::of);
  }

  private static Result<RequestIdentity> asked(Fields fields) {
    String template = fields.text("template", 40);
    Optional<Team> team =
        named(fields, "team", Names.TENANT, "expected the name of a team").map(Team::new);
    Optional<Environment> environment =
        named(fields, "environment", Names.ENVIRONMENT, "expected the name of an environment")
            .map(Environment::new);
    Map<String, String> values = fields.named("set", 20, 100);
    Optional<Set<String>> scopes =
        fields.has("scopes") ? Optional.of(fields.texts("scopes", 100)) : Optional.empty();
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
    return fields.made(() ->
        new RequestIdentity(
            template,
            team.orElseThrow(),
            environment.orElseThrow(),
            values,
            scopes,
            span,
            reason,
            preview ? RequestIdentity.Mode.PREVIEW : RequestIdentity.Mode.REQUEST));
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
