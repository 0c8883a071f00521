package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Audience;
import dev.ilk.gate.EndGrant;
import dev.ilk.gate.ListGrants;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /v1/grants}: the apps that the caller has let in. */
final class GrantDoor implements HttpService {
  private static final Problem UNKNOWN =
      Problem.of(Problem.Kind.NOT_FOUND, "grant_unknown", "there is no such grant");

  private final Doorway doorway;

  GrantDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(
            "/",
            (request, response) ->
                doorway.pass(request, response, "admin", new ListGrants(), GrantDoor::json))
        .any("/", new MethodRefusal("GET"))
        .delete("/{id}", this::end)
        .any("/{id}", new MethodRefusal("DELETE"));
  }

  private void end(ServerRequest request, ServerResponse response) {
    PathParts.id(request, response, Id.Grant.PREFIX, Id.Grant::new, UNKNOWN)
        .ifPresent(id ->
            doorway.pass(request, response, "admin", new EndGrant(id), done -> Json.object()));
  }

  private static JsonNode json(List<ListGrants.Granted> grants) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("grants");
    for (ListGrants.Granted grant : grants) {
      ObjectNode one = list.addObject();
      one.put("id", grant.id().value());
      one.put("app", grant.access().app());
      one.put("name", grant.appName());
      one.put("environment", grant.access().environment().name());
      one.put("audience", grant.access().audience().map(Audience::uri).orElse(""));
      ArrayNode scopes = one.putArray("scopes");
      grant.access().scopes().forEach(scopes::add);
      one.put("created", grant.created().toString());
      one.put("expires", grant.expires().toString());
    }
    return answer;
  }
}
