package dev.ilk.web.sealed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.gate.Command;
import dev.ilk.gate.DrillBreakGlass;
import dev.ilk.gate.OpenBreakGlass;
import dev.ilk.gate.RequestElevation;
import dev.ilk.gate.SealBreakGlass;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.prove.human.sealed.SealedPlane;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /v1/break-glass/{name}}: to seal it anew, {@code /open} and {@code /drill}. */
public final class Doors {
  private static final String DOOR = "break-glass";
  private static final int SMALL = 64 << 10;
  private static final long MOST_HOLDERS = 16;

  private final Doorway doorway;
  private final SealedPlane plane;

  private Doors(Doorway doorway, SealedPlane plane) {
    this.doorway = doorway;
    this.plane = plane;
  }

  /**
   * Opens them.
   *
   * @param routing where
   * @param doorway the way to the gate
   * @param plane proves by shares
   */
  public static void open(HttpRouting.Builder routing, Doorway doorway, SealedPlane plane) {
    Doors doors = new Doors(doorway, plane);
    routing
        .post("/v1/break-glass/{name}/seal", doors::seal)
        .any("/v1/break-glass/{name}/seal", new MethodRefusal("POST"))
        .post("/v1/break-glass/{name}/open", doors::open)
        .any("/v1/break-glass/{name}/open", new MethodRefusal("POST"))
        .post("/v1/break-glass/{name}/drill", doors::drill)
        .any("/v1/break-glass/{name}/drill", new MethodRefusal("POST"));
  }

  private static String name(ServerRequest request) {
    return request.path().pathParameters().get("name");
  }

  private void seal(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> seal(request, response, new Fields(body));
    }
  }

  private void seal(ServerRequest request, ServerResponse response, Fields fields) {
    String role = fields.text("role", 40);
    Optional<Duration> lasting =
        fields.parsed(
            "lasting",
            Span.parse(fields.text("lasting", 12))
                .filter(span ->
                    span.compareTo(Elevation.SHORTEST) >= 0
                        && span.compareTo(Elevation.LONGEST) <= 0),
            "expected a span from `1m` to `12h`");
    long threshold = fields.number("threshold").orElse(0L);
    long holders = fields.number("holders").orElse(0L);
    if (!Role.isName(role)) {
      fields.wrong("field_invalid", "expected a role's name", "role");
    }
    if (threshold < 2 || holders < threshold || holders > MOST_HOLDERS) {
      fields.wrong("field_invalid", "expected 2 to 16 holders, and 2 to that many", "threshold");
    }
    List<Problem> problems = fields.problems();
    if (!problems.isEmpty() || lasting.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    doorway.pass(
        request,
        response,
        DOOR,
        new SealBreakGlass(
            name(request), new Role(role), lasting.get(), (int) threshold, (int) holders),
        sealed -> {
          ObjectNode answer = Json.object();
          ArrayNode shares = answer.putArray("shares");
          sealed.shares().forEach(shares::add);
          return answer;
        });
  }

  private void open(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        List<String> shares = List.copyOf(fields.texts("shares", 200));
        String reason = fields.text("reason", RequestElevation.LONGEST_REASON);
        answer(
            request,
            response,
            fields,
            shares,
            new OpenBreakGlass(name(request), reason),
            opened ->
                Json.object()
                    .put("pass", opened.pass())
                    .put("elevation", opened.elevation().id().value())
                    .put("role", opened.elevation().role().name())
                    .put("until", opened.elevation().until().toString()));
      }
    }
  }

  private void drill(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        List<String> shares = List.copyOf(fields.texts("shares", 200));
        answer(
            request,
            response,
            fields,
            shares,
            new DrillBreakGlass(name(request)),
            done -> Json.object().put("would_open", true));
      }
    }
  }

  private <C extends Command<R>, R> void answer(
      ServerRequest request,
      ServerResponse response,
      Fields fields,
      List<String> shares,
      C command,
      Function<R, JsonNode> render) {
    List<Problem> problems = fields.problems();
    if (!problems.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    Callers holders = (asked, now) -> Optional.of(plane.shares(name(request), shares, now));
    doorway.pass(holders, request, response, DOOR, command, render);
  }
}
