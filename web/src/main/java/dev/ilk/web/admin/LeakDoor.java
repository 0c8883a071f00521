package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.BeginScan;
import dev.ilk.gate.JudgeLeak;
import dev.ilk.gate.ListLeaks;
import dev.ilk.gate.ReportLeaks;
import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.gate.estate.ReportedLeak;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /v1/leaks}: secrets that scans found, reported, listed and judged. */
final class LeakDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST_REASON = 500;

  /** As long as {@link LeakReport#MOST} leaks with the longest paths are in practice. */
  private static final int LONGEST_REPORT = 2 << 20;

  private static final Pattern MARK = Pattern.compile("([0-9TZ:.-]{1,40})~([0-9a-f]{24})");

  private final Doorway doorway;

  LeakDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .post("/scans", this::begin)
        .any("/scans", new MethodRefusal("POST"))
        .post("/reports", this::report)
        .any("/reports", new MethodRefusal("POST"))
        .post("/{fingerprint}/word", this::judge)
        .any("/{fingerprint}/word", new MethodRefusal("POST"));
  }

  private void begin(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String source = LeakBodies.source(fields);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          doorway.pass(
              request,
              response,
              DOOR,
              new BeginScan(source),
              begun ->
                  Json.object()
                      .put("source", begun.source())
                      .put("scan", begun.scan())
                      .put("salt", begun.salt()));
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private void report(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, LONGEST_REPORT).then(LeakBodies::report)) {
      case Result.Failed<LeakReport>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<LeakReport>(LeakReport report) ->
          doorway.pass(
              request,
              response,
              DOOR,
              new ReportLeaks(report),
              taken -> Json.object().put("leaks", taken.leaks()).put("held", taken.held()));
    }
  }

  private void judge(ServerRequest request, ServerResponse response) {
    String fingerprint = request.path().pathParameters().get("fingerprint");
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String word = fields.text("word", LONGEST_REASON);
        Optional<FoundLeak.Word> said = LeakBodies.word(word);
        if (said.isEmpty() && !word.equals("open")) {
          fields.wrong("field_invalid", "expected harmless, revoked or open", "word");
        }
        String reason = fields.text("reason", LONGEST_REASON);
        if (!LeakBodies.FINGERPRINT.matcher(fingerprint).matches()) {
          fields.wrong("field_invalid", "expected 24 hexadecimal digits", "fingerprint");
        }
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          JudgeLeak judge = new JudgeLeak(fingerprint, said, reason);
          doorway.pass(request, response, DOOR, judge, _ -> Json.object().put("word", word));
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Optional<String> source = given(request, "source");
    if (source.filter(one -> !LeakBodies.SOURCE.matcher(one).matches()).isPresent()) {
      Problems.send(response, List.of(Parameters.wrong("source")));
      return;
    }
    Optional<LeakQuery.Mark> after = given(request, "after").flatMap(LeakDoor::mark);
    if (after.isEmpty() && given(request, "after").isPresent()) {
      Problems.send(response, List.of(Parameters.wrong("after")));
      return;
    }
    Optional<Integer> limit = Parameters.limit(request).filter(one -> one <= LeakQuery.MOST);
    if (limit.isEmpty()) {
      Problems.send(response, List.of(Parameters.wrong("limit")));
      return;
    }
    boolean closed = given(request, "closed").equals(Optional.of("true"));
    LeakQuery query = new LeakQuery(source, closed, after, limit.get());
    doorway.pass(request, response, DOOR, new ListLeaks(query), LeakDoor::json);
  }

  private static Optional<String> given(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(text -> !text.isEmpty());
  }

  private static Optional<LeakQuery.Mark> mark(String text) {
    Matcher parts = MARK.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LeakQuery.Mark(Instant.parse(parts.group(1)), parts.group(2)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(LeakPage page) {
    ObjectNode answer = Json.object();
    ArrayNode leaks = answer.putArray("leaks");
    page.leaks().forEach(leak -> leaks.add(json(leak)));
    page.next().ifPresent(mark -> answer.put("next", mark.found() + "~" + mark.fingerprint()));
    return answer;
  }

  private static ObjectNode json(FoundLeak leak) {
    ObjectNode row = Json.object().put("fingerprint", leak.fingerprint());
    row.put("rule", leak.rule().id()).put("name", leak.rule().name());
    row.put("provider", leak.rule().provider()).put("strength", LeakBodies.strength(leak.sure()));
    row.put("hint", leak.hint()).put("belongs", leak.belonging()).put("knownAs", leak.knownAs());
    row.put("found", leak.found().toString()).put("state", leak.state().word());
    row.put("open", leak.isOpen()).put("severity", leak.severity());
    ArrayNode places = row.putArray("places");
    for (FoundLeak.Place place : leak.places()) {
      ObjectNode one = places.addObject().put("source", place.source());
      one.put("inFiles", place.inFiles()).put("inHistory", place.inHistory());
      one.put("times", place.times()).put("marked", place.marked());
      ArrayNode spots = one.putArray("spots");
      for (ReportedLeak.Spot spot : place.spots()) {
        spots
            .addObject()
            .put("path", spot.path())
            .put("line", spot.line())
            .put("commit", spot.commit());
      }
    }
    ArrayNode holders = row.putArray("holders");
    for (FoundLeak.Holder holder : leak.holders()) {
      ObjectNode one = holders.addObject().put("account", holder.account().value());
      one.put("name", holder.name()).put("credential", holder.credential());
      one.put("enabled", holder.enabled());
      holder.identity().ifPresent(identity -> one.put("identity", identity.value()));
    }
    leak.said()
        .ifPresent(said ->
            row.putObject("said")
                .put("word", said.word().word())
                .put("by", said.by())
                .put("reason", said.reason())
                .put("at", said.at().toString()));
    return row;
  }
}
