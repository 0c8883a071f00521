package dev.ilk.web.admin;

import dev.ilk.actor.Names;
import dev.ilk.gate.ChangeTemplate;
import dev.ilk.gate.ListTemplates;
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
import java.util.function.Consumer;

/** {@code /v1/templates}: what teams may ask for by themselves. */
final class TemplateDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST = 64 * 1024;

  private final Doorway doorway;

  TemplateDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::put)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/{name}", (q, a) -> of(q, a, name -> show(q, a, name)))
        .delete("/{name}", (q, a) -> of(q, a, name -> remove(q, a, name)))
        .any("/{name}", new MethodRefusal("GET, DELETE"));
  }

  private static void of(ServerRequest request, ServerResponse response, Consumer<String> next) {
    String name = request.path().pathParameters().get("name");
    if (Names.TENANT.matcher(name).matches()) {
      next.accept(name);
    } else {
      Problems.send(
          response,
          List.of(
              Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a template's name")));
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ListTemplates(Optional.empty()),
        found -> Json.list("templates", found, RequestBodies::of));
  }

  private void show(ServerRequest request, ServerResponse response, String name) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ListTemplates(Optional.of(name)),
        found -> RequestBodies.of(found.getFirst()).put("source", found.getFirst().source()));
  }

  private void put(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, 2 * LONGEST, TemplateDoor::written),
        put -> put.map(RequestBodies::of).orElseGet(Json::object));
  }

  private static Result<ChangeTemplate> written(Fields fields) {
    String source = fields.text("source", LONGEST);
    return fields.made(() -> new ChangeTemplate(new ChangeTemplate.Put(source)));
  }

  private void remove(ServerRequest request, ServerResponse response, String name) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ChangeTemplate(new ChangeTemplate.Remove(name)),
        removed -> Json.object().put("removed", name));
  }
}
