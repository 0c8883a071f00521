package dev.ilk.web.admin;

import dev.ilk.actor.Audience;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.EndDelegation;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code POST /v1/delegations} and {@code DELETE /v1/delegations/{id}}. */
final class DelegationDoor implements HttpService {
  private static final Problem NO_ID =
      Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a delegation's id");

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
    doorway.pass(
        request,
        response,
        "admin",
        RequestBody.read(request, Doors.SMALL, DelegationDoor::lent),
        Shapes::delegation);
  }

  private static Result<Delegate> lent(Fields fields) {
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
    return fields.made(() ->
        new Delegate(
            agent,
            audiences.stream().map(Audience::new).collect(Collectors.toSet()),
            scopes,
            lasting.orElseThrow(),
            purpose));
  }

  private void end(ServerRequest request, ServerResponse response) {
    PathParts.id(request, response, Id.Delegation.PREFIX, Id.Delegation::new, NO_ID)
        .ifPresent(id ->
            doorway.pass(
                request,
                response,
                "admin",
                new EndDelegation(id),
                done -> Json.object().put("ended", id.value())));
  }
}
