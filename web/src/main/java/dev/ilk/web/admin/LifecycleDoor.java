package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.Decommission;
import dev.ilk.gate.ListExpiring;
import dev.ilk.gate.Renew;
import dev.ilk.gate.lifecycle.Decommissioning;
import dev.ilk.gate.lifecycle.Expiring;
import dev.ilk.gate.lifecycle.Renewal;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/lifecycle}: what ends before long, what is renewed, and what is taken out of use. */
final class LifecycleDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");
  private static final Duration YEAR = Duration.ofDays(366);

  private final Doorway doorway;

  LifecycleDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/expiring", this::expiring)
        .any("/expiring", new MethodRefusal("GET"))
        .post("/renewals", this::renew)
        .any("/renewals", new MethodRefusal("POST"))
        .post("/decommissions", this::decommission)
        .any("/decommissions", new MethodRefusal("POST"));
  }

  private void expiring(ServerRequest request, ServerResponse response) {
    List<Problem> problems = new ArrayList<>();
    Optional<String> team = request.query().first("team").asOptional();
    if (team.filter(name -> !Names.TENANT.matcher(name).matches()).isPresent()) {
      problems.add(invalid("team", "expected the name of a team"));
    }
    Optional<Duration> within =
        Span.parse(request.query().first("within").orElse("30d"))
            .filter(span -> span.compareTo(YEAR) <= 0);
    if (within.isEmpty()) {
      problems.add(invalid("within", "expected at most `366d`, such as `30d`"));
    }
    String limit = request.query().first("limit").orElse("100");
    if (!LIMIT.matcher(limit).matches()) {
      problems.add(invalid("limit", "expected a limit of 1 to 1000"));
    }
    if (!problems.isEmpty() || within.isEmpty()) {
      Problems.send(response, problems);
      return;
    }
    doorway.pass(
        request,
        response,
        DOOR,
        new ListExpiring(team.map(Team::new), within.get(), Integer.parseInt(limit)),
        found -> {
          ObjectNode answer = Json.object();
          ArrayNode list = answer.putArray("expiring");
          found.forEach(one -> list.add(json(one)));
          return answer;
        });
  }

  private void renew(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String subject = fields.text("subject", 200);
        boolean preview = fields.optional("mode", 20).filter("preview"::equals).isPresent();
        String reason =
            preview ? fields.optional("reason", 500).orElse("") : fields.text("reason", 500);
        Optional<String> life = fields.optional("for", 20);
        Optional<Duration> span = life.flatMap(Span::parse);
        if (life.isPresent() && span.isEmpty()) {
          fields.wrong("field_invalid", "expected a length of time, such as `90d`", "for");
        }
        Optional<String> scopes = fields.optional("scopes", 20);
        if (scopes.filter(word -> !word.equals("keep") && !word.equals("narrow")).isPresent()) {
          fields.wrong("field_invalid", "expected `keep` or `narrow`", "scopes");
        }
        List<Problem> problems = fields.problems();
        if (!problems.isEmpty()) {
          Problems.send(response, problems);
          return;
        }
        Renew.Mode mode = preview ? Renew.Mode.PREVIEW : Renew.Mode.RENEW;
        boolean keeps = scopes.filter("keep"::equals).isPresent();
        doorway.pass(
            request,
            response,
            DOOR,
            new Renew(subject, reason, span, keeps, mode),
            LifecycleDoor::json);
      }
    }
  }

  private void decommission(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String subject = fields.text("subject", 200);
        Optional<String> word = fields.optional("mode", 20);
        Optional<Decommission.Mode> mode =
            switch (word.orElse("run")) {
              case "run" -> Optional.of(Decommission.Mode.RUN);
              case "preview" -> Optional.of(Decommission.Mode.PREVIEW);
              case "undo" -> Optional.of(Decommission.Mode.UNDO);
              default -> Optional.empty();
            };
        if (mode.isEmpty()) {
          fields.wrong("field_invalid", "expected `run`, `preview` or `undo`", "mode");
        }
        boolean looks = mode.filter(one -> one == Decommission.Mode.PREVIEW).isPresent();
        String reason =
            looks ? fields.optional("reason", 500).orElse("") : fields.text("reason", 500);
        Optional<String> used = fields.optional("if_used", 20);
        if (used.filter(one -> !one.equals("refuse") && !one.equals("proceed")).isPresent()) {
          fields.wrong("field_invalid", "expected `refuse` or `proceed`", "if_used");
        }
        List<Problem> problems = fields.problems();
        if (!problems.isEmpty() || mode.isEmpty()) {
          Problems.send(response, problems);
          return;
        }
        boolean although = used.filter("proceed"::equals).isPresent();
        doorway.pass(
            request,
            response,
            DOOR,
            new Decommission(subject, reason, although, mode.get()),
            LifecycleDoor::json);
      }
    }
  }

  private static ObjectNode json(Decommissioning one) {
    ObjectNode answer =
        Json.object().put("subject", one.subject()).put("state", one.state().word());
    one.until().ifPresent(until -> answer.put("undo_until", until.toString()));
    ArrayNode parts = answer.putArray("parts");
    for (Decommissioning.Part part : one.parts()) {
      parts
          .addObject()
          .put("sort", part.sort())
          .put("name", part.name())
          .put("returns", part.returns());
    }
    ArrayNode blockers = answer.putArray("blockers");
    one.blockers().forEach(blockers::add);
    return answer;
  }

  private static ObjectNode json(Expiring one) {
    ObjectNode answer =
        Json.object()
            .put("subject", one.machine().subject())
            .put("owner", one.machine().stewardship().owner().name())
            .put("contact", one.machine().stewardship().contact())
            .put("end", one.machine().end().toString())
            .put("stage", one.stage().word());
    one.at().map(Instant::toString).ifPresent(at -> answer.put("since", at));
    return answer;
  }

  private static ObjectNode json(Renewal renewal) {
    ObjectNode answer =
        Json.object()
            .put("subject", renewal.subject())
            .put("end_before", renewal.before().toString())
            .put("end", renewal.end().toString())
            .put("uses", renewal.uses())
            .put("at_least", renewal.atLeast())
            .put("dormant", renewal.dormant());
    renewal.lastUse().map(Instant::toString).ifPresent(at -> answer.put("last_use", at));
    ObjectNode audiences = answer.putObject("audiences");
    renewal.audiences().forEach((name, last) -> audiences.put(name, last.toString()));
    ArrayNode unused = answer.putArray("unused_scopes");
    renewal.unused().forEach(unused::add);
    ArrayNode dropped = answer.putArray("dropped_scopes");
    renewal.dropped().forEach(dropped::add);
    return answer;
  }

  private static Problem invalid(String place, String message) {
    return Problem.of(Problem.Kind.INVALID, "parameter_invalid", message).at(place);
  }
}
