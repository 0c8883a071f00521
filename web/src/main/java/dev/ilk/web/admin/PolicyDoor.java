package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/policies}: the policies in force; {@code GET /v1/policies/versions}: what was put
 * in force; {@code POST /v1/policies/apply} and {@code /v1/policies/rollback}: put others in force.
 */
final class PolicyDoor implements HttpService {
  private static final int LONGEST = 6 << 20;
  private static final int LONGEST_REASON = 500;

  private final Doorway doorway;

  PolicyDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::read)
        .any("/", new MethodRefusal("GET"))
        .get("/versions", this::list)
        .any("/versions", new MethodRefusal("GET"))
        .post("/apply", (request, response) -> change(request, response, PolicyBodies::files))
        .any("/apply", new MethodRefusal("POST"))
        .post("/rollback", (request, response) -> change(request, response, PolicyBodies::earlier))
        .any("/rollback", new MethodRefusal("POST"));
  }

  /** Reads what shall be in force out of a request. */
  private interface Reading {
    ApplyPolicies.Content content(ObjectNode body, Fields fields);
  }

  private void change(ServerRequest request, ServerResponse response, Reading reading) {
    switch (RequestBody.json(request, LONGEST)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Optional<String> team = fields.optional("team", 40);
        team.filter(name -> !Names.TENANT.matcher(name).matches())
            .ifPresent(name -> fields.wrong("field_invalid", "expected a team's name", "team"));
        String reason = fields.text("reason", LONGEST_REASON);
        Optional<Long> expected = fields.number("expect");
        ApplyPolicies.Content content = reading.content(body, fields);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          doorway.pass(
              request,
              response,
              "admin",
              new ApplyPolicies(team.map(Team::new), content, expected, reason),
              PolicyBodies::applied);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private void read(ServerRequest request, ServerResponse response) {
    Optional<String> version = request.query().first("version").asOptional();
    if (version.filter(text -> !isNumber(text)).isPresent()) {
      invalid(response, "a version's number");
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new ReadPolicies(version.map(Long::valueOf)),
        PolicyBodies::inForce);
  }

  private void list(ServerRequest request, ServerResponse response) {
    String before = request.query().first("before").orElse(Long.toString(Long.MAX_VALUE));
    String limit = request.query().first("limit").orElse("100");
    if (!limit.matches("[1-9][0-9]{0,2}|1000") || !isNumber(before)) {
      invalid(response, "a limit of 1 to 1000, and a version's number in `before`");
      return;
    }
    doorway.pass(
        request,
        response,
        "admin",
        new ListPolicyVersions(Long.parseLong(before), Integer.parseInt(limit)),
        PolicyBodies::versions);
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,18}") || text.equals(Long.toString(Long.MAX_VALUE));
  }

  private static void invalid(ServerResponse response, String expected) {
    Problems.send(
        response,
        List.of(Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected " + expected)));
  }
}
