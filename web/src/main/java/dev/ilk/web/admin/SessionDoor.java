package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.SessionView;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.human.session.UserAgent;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/sessions}: where one is signed in, or another person is; and its end. */
final class SessionDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final Problem UNKNOWN =
      Problem.of(Problem.Kind.NOT_FOUND, "session_unknown", "there is no such session of yours");
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final Doorway doorway;

  SessionDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get(
            "/",
            (request, response) -> of(request, response, name -> list(request, response, name)))
        .delete(
            "/", (request, response) -> of(request, response, name -> end(request, response, name)))
        .any("/", new MethodRefusal("GET, DELETE"))
        .delete("/{id}", this::endOne)
        .any("/{id}", new MethodRefusal("DELETE"));
  }

  private interface OfPerson {
    void then(Optional<String> name);
  }

  private static void of(ServerRequest request, ServerResponse response, OfPerson next) {
    Optional<String> name = request.query().first("of").asOptional();
    if (name.filter(one -> !NAME.matcher(one).matches()).isPresent()) {
      Problems.send(
          response,
          List.of(
              Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a person's name")
                  .at("of")));
      return;
    }
    next.then(name);
  }

  private void list(ServerRequest request, ServerResponse response, Optional<String> name) {
    doorway.pass(request, response, DOOR, new ListSessions(name), SessionDoor::told);
  }

  private void end(ServerRequest request, ServerResponse response, Optional<String> name) {
    EndSessions.Which which =
        name.<EndSessions.Which>map(EndSessions.AllOf::new).orElse(new EndSessions.Others());
    doorway.pass(request, response, DOOR, new EndSessions(which), SessionDoor::ended);
  }

  private void endOne(ServerRequest request, ServerResponse response) {
    PathParts.id(request, response, Id.Session.PREFIX, Id.Session::new, UNKNOWN)
        .ifPresent(id ->
            doorway.pass(
                request,
                response,
                DOOR,
                new EndSessions(new EndSessions.One(id)),
                SessionDoor::ended));
  }

  private static JsonNode ended(EndSessions.Ended ended) {
    return Json.list("ended", ended.sessions(), one -> TextNode.valueOf(one.value()));
  }

  private static JsonNode told(ListSessions.Told told) {
    ObjectNode answer = Json.object();
    answer.put("subject", told.subject());
    ArrayNode elevations = answer.putArray("elevations");
    told.elevations()
        .forEach(one ->
            elevations
                .addObject()
                .put("id", one.id().value())
                .put("role", one.role().name())
                .put("until", one.until().toString()));
    ArrayNode sessions = answer.putArray("sessions");
    told.sessions().forEach(one -> sessions.add(session(one)));
    return answer;
  }

  private static ObjectNode session(SessionView one) {
    ObjectNode session = Json.object();
    session
        .put("id", one.id().value())
        .put("current", one.current())
        .put("client", UserAgent.of(one.device()).words())
        .put("user_agent", one.device())
        .put("network", one.network())
        .put("issuer", one.issuer())
        .put("opened", one.opened().toString())
        .put("used", one.used().toString())
        .put("idles", one.idles().toString())
        .put("expires", one.expires().toString())
        .put("authenticated", one.authenticated().toString())
        .put("assurance", one.assurance());
    session.put("new_device", one.newDevice());
    one.country().ifPresent(country -> session.put("country", country));
    one.posture().ifPresent(posture -> session.put("posture", posture));
    one.moved()
        .ifPresent(moved -> {
          ObjectNode told =
              session
                  .putObject("moved")
                  .put("at", moved.at().toString())
                  .put("client", UserAgent.of(moved.device()).words())
                  .put("network", moved.network());
          ArrayNode changed = told.putArray("changed");
          moved.changed().forEach(changed::add);
        });
    ArrayNode factors = session.putArray("factors");
    one.factors().forEach(factors::add);
    ArrayNode apps = session.putArray("apps");
    one.apps()
        .forEach(app -> apps.addObject().put("grant", app.grant().value()).put("name", app.name()));
    return session;
  }
}
