package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.AcceptFinding;
import dev.ilk.gate.AssignFinding;
import dev.ilk.gate.Command;
import dev.ilk.gate.ListFindings;
import dev.ilk.gate.ListOwnFindings;
import dev.ilk.gate.UnassignFinding;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FoundWrong;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /v1/findings}: what is wrong with accounts and identities, who is to mend it, and which
 * risks are taken.
 */
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
        .any("/accept", new MethodRefusal("POST"))
        .post("/assign", this::assign)
        .any("/assign", new MethodRefusal("POST"))
        .post("/unassign", this::unassign)
        .any("/unassign", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Instant now = doorway.clock().instant();
    if (new Parameters(request).isTrue("mine")) {
      Result<ListOwnFindings> own = FindingParameters.read(request, now, ListOwnFindings::new);
      doorway.pass(request, response, DOOR, own, page -> json(page, now));
    } else {
      Result<ListFindings> all = FindingParameters.read(request, now, ListFindings::new);
      doorway.pass(request, response, DOOR, all, page -> json(page, now));
    }
  }

  private void accept(ServerRequest request, ServerResponse response) {
    answer(request, response, "accepted", FindingDoor::accepted);
  }

  private void assign(ServerRequest request, ServerResponse response) {
    answer(request, response, "assigned", FindingDoor::assigned);
  }

  private void unassign(ServerRequest request, ServerResponse response) {
    answer(request, response, "unassigned", FindingDoor::unassigned);
  }

  private <C extends Command<Boolean>> void answer(
      ServerRequest request,
      ServerResponse response,
      String done,
      Function<Fields, Result<C>> read) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, read),
        _ -> Json.object().put(done, true));
  }

  private static Result<AcceptFinding> accepted(Fields fields) {
    Optional<FindingKey> finding = finding(fields);
    String word = fields.optional("ground", 20).orElse(FoundWrong.Ground.RISK.word());
    Optional<FoundWrong.Ground> ground =
        fields.parsed("ground", FoundWrong.Ground.of(word), "expected `risk` or `mistaken`");
    String reason = fields.text("reason", LONGEST);
    Optional<Instant> until =
        fields.parsed("until", instant(fields.text("until", 40)), "expected an instant");
    return fields.made(() -> {
      FindingKey one = finding.orElseThrow();
      return new AcceptFinding(
          one.whose(), one.code(), one.about(), ground.orElseThrow(), reason, until.orElseThrow());
    });
  }

  private static Result<AssignFinding> assigned(Fields fields) {
    Optional<FindingKey> finding = finding(fields);
    Optional<Assignee> to =
        fields.parsed(
            "to",
            Assignee.parse(fields.text("to", LONGEST)),
            "expected a team or a person, such as `team:payments` or `human:ada`");
    String reason = fields.text("reason", LONGEST);
    Optional<String> day = fields.optional("due", 40);
    Optional<Instant> due =
        day.isEmpty()
            ? Optional.empty()
            : fields.parsed("due", instant(day.get()), "expected an instant");
    return fields.made(
        () -> new AssignFinding(finding.orElseThrow(), to.orElseThrow(), reason, due));
  }

  private static Result<UnassignFinding> unassigned(Fields fields) {
    Optional<FindingKey> finding = finding(fields);
    String reason = fields.text("reason", LONGEST);
    return fields.made(() -> new UnassignFinding(finding.orElseThrow(), reason));
  }

  private static Optional<FindingKey> finding(Fields fields) {
    // One of the two; who names neither is asked for an account.
    Optional<String> identity = fields.optional(FindingParameters.IDENTITY, LONGEST);
    String name = identity.isPresent() ? FindingParameters.IDENTITY : FindingParameters.ACCOUNT;
    String id = identity.orElseGet(() -> fields.text(FindingParameters.ACCOUNT, LONGEST));
    Optional<Whose> whose =
        fields.parsed(
            name,
            FindingParameters.named(name, id),
            "expected the id of an account, or as `identity` that of an identity");
    String code = fields.text("code", LONGEST);
    String about = fields.optional("about", LONGEST_ABOUT).orElse("");
    return whose.map(one -> new FindingKey(one, code, about));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonNode json(FindingPage page, Instant now) {
    ObjectNode answer = Json.object();
    ArrayNode findings = answer.putArray("findings");
    page.findings().forEach(one -> findings.add(json(one, now)));
    page.next().ifPresent(mark -> answer.put("next", FindingParameters.text(mark)));
    return answer;
  }

  private static ObjectNode json(FoundWrong one, Instant now) {
    ObjectNode row = Json.object();
    row.put(FindingParameters.name(one.whose()), one.whose().id()).put("name", one.name());
    row.put("code", one.code()).put("about", one.about()).put("severity", one.severity());
    row.put("reach", one.reach()).put("owasp", one.owasp()).put("evidence", one.evidence());
    row.put("mend", one.mend()).put("owner", one.owner());
    row.put("found", one.found().toString()).put("due", one.due().toString());
    row.put("latest", one.latest().toString()).put("overdue", one.isOverdue(now));
    one.assigned()
        .ifPresent(assigned ->
            row.putObject("assigned")
                .put("to", assigned.to())
                .put("by", assigned.by())
                .put("reason", assigned.reason())
                .put("at", assigned.at().toString()));
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
