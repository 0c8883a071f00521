package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /v1/findings}: what is wrong with accounts and identities, and which risks are taken. */
final class FindingDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST = 500;
  private static final int LONGEST_ABOUT = 2_100;

  private final Doorway doorway;

  FindingDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .post("/accept", this::accept)
        .any("/accept", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Instant now = doorway.clock().instant();
    switch (FindingParameters.query(request, now)) {
      case Result.Failed<FindingQuery>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<FindingQuery>(FindingQuery query) ->
          doorway.pass(request, response, DOOR, new ListFindings(query), FindingDoor::json);
    }
  }

  private void accept(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        // One of the two; who names neither is asked for an account.
        String name =
            body.has(FindingParameters.IDENTITY) && !body.has(FindingParameters.ACCOUNT)
                ? FindingParameters.IDENTITY
                : FindingParameters.ACCOUNT;
        Optional<Whose> whose =
            fields.parsed(
                name,
                FindingParameters.named(name, fields.text(name, LONGEST)),
                "expected the id of an account, or as `identity` that of an identity");
        String code = fields.text("code", LONGEST);
        String about = fields.optional("about", LONGEST_ABOUT).orElse("");
        String word = fields.optional("ground", 20).orElse(FoundWrong.Ground.RISK.word());
        Optional<FoundWrong.Ground> ground =
            fields.parsed("ground", FoundWrong.Ground.of(word), "expected `risk` or `mistaken`");
        String reason = fields.text("reason", LONGEST);
        Optional<Instant> until =
            fields.parsed("until", instant(fields.text("until", 40)), "expected an instant");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty() && whose.isPresent() && ground.isPresent() && until.isPresent()) {
          AcceptFinding accept =
              new AcceptFinding(whose.get(), code, about, ground.get(), reason, until.get());
          doorway.pass(
              request, response, DOOR, accept, done -> Json.object().put("accepted", true));
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonNode json(FindingPage page) {
    ObjectNode answer = Json.object();
    ArrayNode findings = answer.putArray("findings");
    page.findings().forEach(one -> findings.add(json(one)));
    page.next().ifPresent(mark -> answer.put("next", FindingParameters.text(mark)));
    return answer;
  }

  private static ObjectNode json(FoundWrong one) {
    ObjectNode row = Json.object();
    row.put(FindingParameters.name(one.whose()), one.whose().id()).put("name", one.name());
    row.put("code", one.code()).put("about", one.about()).put("severity", one.severity());
    row.put("reach", one.reach()).put("owasp", one.owasp()).put("evidence", one.evidence());
    row.put("mend", one.mend()).put("owner", one.owner());
    row.put("found", one.found().toString()).put("due", one.due().toString());
    one.accepted()
        .ifPresent(accepted ->
            row.putObject("accepted")
                .put("by", accepted.by())
                .put("ground", accepted.ground().word())
                .put("reason", accepted.reason())
                .put("until", accepted.until().toString()));
    return row;
  }
}
