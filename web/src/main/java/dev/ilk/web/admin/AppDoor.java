package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.App;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import dev.ilk.gate.ListApps;
import dev.ilk.gate.RemoveApp;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.RequestBody;
import dev.ilk.web.oauth.AppMetadata;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** {@code /v1/apps/{environment}}: the apps that are registered at a human issuer. */
final class AppDoor implements HttpService {
  private final Doorway doorway;

  AppDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/{environment}", this::list)
        .post("/{environment}", this::register)
        .any("/{environment}", new MethodRefusal("GET, POST"))
        .delete("/{environment}/{id}", this::remove)
        .any("/{environment}/{id}", new MethodRefusal("DELETE"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Optional<Environment> at = PathParts.environment(request, response);
    at.ifPresent(environment ->
        doorway.pass(
            request,
            response,
            "admin",
            new ListApps(environment),
            known -> {
              ObjectNode answer = Json.object();
              ArrayNode list = answer.putArray("apps");
              known.forEach(one ->
                  list.add(
                      json(one.app())
                          .put("used", one.used().toString())
                          .put("ends", one.ends().toString())));
              return answer;
            }));
  }

  private void register(ServerRequest request, ServerResponse response) {
    Optional<Environment> at = PathParts.environment(request, response);
    if (at.isEmpty()) {
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.json(request, Doors.SMALL).then(body -> AppMetadata.read(at.get(), body)),
        AppDoor::json);
  }

  private void remove(ServerRequest request, ServerResponse response) {
    String id = request.path().pathParameters().get("id");
    PathParts.environment(request, response)
        .ifPresent(at ->
            doorway.pass(request, response, "admin", new RemoveApp(at, id), done -> Json.object()));
  }

  private static ObjectNode json(App app) {
    ObjectNode json = Json.object();
    json.put("id", app.id());
    json.put("name", app.name());
    ArrayNode redirects = json.putArray("redirects");
    app.redirects().forEach(redirects::add);
    json.put("method", app.method().map(ClientMethod::word).orElse("none"));
    json.put("registrant", app.registrant().orElse(""));
    json.put("created", app.created().toString());
    return json;
  }
}
