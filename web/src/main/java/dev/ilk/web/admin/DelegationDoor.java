package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Audience;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.EndDelegation;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code POST /v1/delegations} and {@code DELETE /v1/delegations/{id}}. */
final class DelegationDoor implements HttpService {
  private final Doorway doorway;

  DelegationDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/", this::lend)
        .any("/", new MethodRefusal("POST"))
        .delete("/{id}", this::end)
        .any("/{id}", new MethodRefusal("DELETE"));
  }

  private void lend(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> lend(request, response, new Fields(body));
    }
  }

  private void lend(ServerRequest request, ServerResponse response, Fields fields) {
    String agent = fields.text("agent", 80);
    Set<String> audiences = fields.texts("audiences", 200);
    Set<String> scopes = fields.texts("scopes", 100);
    String purpose = fields.text("purpose", 200);
    Optional<Duration> lasting =
        fields.parsed(
            "lasting", Span.parse(fields.text("lasting", 12)), "expected a span such as `15m`");
    if (!audiences.stream().allMatch(Audience::isAudience)) {
      fields.wrong("field_invalid", "expected absolute URIs", "audiences");
    }
    List<Problem> problems = fields.problems();
    if (!problems.isEmpty() || lasting.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    Set<Audience> services = audiences.stream().map(Audience::new).collect(Collectors.toSet());
    doorway.pass(
        request,
        response,
        "admin",
        new Delegate(agent, services, scopes, lasting.get(), purpose),
        Shapes::delegation);
  }

  private void end(ServerRequest request, ServerResponse response) {
    String text = request.path().pathParameters().get("id");
    Optional<Id.Delegation> id = Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, text);
    if (id.isEmpty()) {
      Problems.send(
          response,
          List.of(
              Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a delegation's id")));
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new EndDelegation(id.get()),
        done -> Json.object().put("ended", text));
  }
}
