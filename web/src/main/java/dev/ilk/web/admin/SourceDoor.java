package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.AddSource;
import dev.ilk.gate.ListSources;
import dev.ilk.gate.RemoveSource;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.gate.estate.Rhythm;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /v1/sources}: the systems that accounts are read from, and their runs. */
final class SourceDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST = 500;
  private static final int SHORT = 20;
  private static final int MOST_SETTINGS = 20;

  private final Doorway doorway;

  SourceDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::add)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/{name}", this::read)
        .delete("/{name}", this::remove)
        .any("/{name}", new MethodRefusal("GET, DELETE"))
        .post("/{name}/runs", this::run)
        .any("/{name}/runs", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(request, response, DOOR, new ListSources(Optional.empty()), SourceDoor::json);
  }

  private void read(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request, response, DOOR, new ListSources(Optional.of(name(request))), SourceDoor::json);
  }

  private void remove(ServerRequest request, ServerResponse response) {
    doorway.pass(request, response, DOOR, new RemoveSource(name(request)), done -> Json.object());
  }

  /** What does not look like a name is no source's, and stands for nothing in the record. */
  private static String name(ServerRequest request) {
    String name = request.path().pathParameters().get("name");
    return Source.NAME.matcher(name).matches() ? name : "-";
  }

  private void add(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String name = fields.text("name", 63);
        String connector = fields.text("connector", 63);
        String secret = fields.optional("secret", LONGEST).orElse("");
        Optional<Map<String, String>> settings =
            fields.parsed(
                "settings", settings(body.path("settings")), "expected an object of short texts");
        Rhythm rhythm = rhythm(fields);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          AddSource add = new AddSource(name, connector, settings.orElse(Map.of()), secret, rhythm);
          doorway.pass(request, response, DOOR, add, SourceDoor::json);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static Rhythm rhythm(Fields fields) {
    return new Rhythm(time(fields, "every"), time(fields, "whole").orElse(Rhythm.WHOLE));
  }

  private static Optional<Duration> time(Fields fields, String name) {
    Optional<String> given = fields.optional(name, SHORT);
    Optional<Duration> time = given.flatMap(Rhythm::parse);
    if (given.isPresent() && time.isEmpty()) {
      fields.wrong(
          "field_invalid",
          "expected %s to %s, such as 1h"
              .formatted(Span.format(Rhythm.SHORTEST), Span.format(Rhythm.LONGEST)),
          name);
    }
    return time;
  }

  private static Optional<Map<String, String>> settings(JsonNode node) {
    if (!node.isObject() || node.size() > MOST_SETTINGS) {
      return Optional.empty();
    }
    Map<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      String value = one.getValue().asText();
      if (!one.getValue().isTextual() || value.length() > LONGEST) {
        return Optional.empty();
      }
      settings.put(one.getKey(), value);
    }
    return Optional.of(settings);
  }

  private void run(ServerRequest request, ServerResponse response) {
    boolean anew = isTrue(request, "anew");
    boolean believe = isTrue(request, "believe");
    boolean full = isTrue(request, "full");
    doorway.pass(
        request,
        response,
        DOOR,
        new RunDiscovery(name(request), anew, believe, full),
        SourceDoor::json);
  }

  private static boolean isTrue(ServerRequest request, String parameter) {
    return request.query().first(parameter).asOptional().equals(Optional.of("true"));
  }

  private static JsonNode json(List<ListSources.Listed> listed) {
    ObjectNode answer = Json.object();
    ArrayNode sources = answer.putArray("sources");
    for (ListSources.Listed one : listed) {
      ObjectNode row = json(one.source());
      if (one.source().rhythm().every().isPresent()) {
        Turn turn = one.turn();
        row.put("due", turn.due().toString()).put("failures", turn.failures());
        row.put("trouble", turn.trouble());
      }
      ArrayNode runs = row.putArray("runs");
      one.runs().forEach(run -> runs.add(json(run)));
      sources.add(row);
    }
    return answer;
  }

  private static ObjectNode json(Source source) {
    ObjectNode row = Json.object();
    row.put("name", source.name()).put("connector", source.connector());
    ObjectNode settings = row.putObject("settings");
    new TreeMap<>(source.settings()).forEach(settings::put);
    source.rhythm().every().ifPresent(every -> row.put("every", Span.format(every)));
    row.put("whole", Span.format(source.rhythm().whole()));
    return row.put("secret", source.secret())
        .put("creator", source.creator())
        .put("created", source.created().toString());
  }

  private static ObjectNode json(Run run) {
    Run.Counts counts = run.counts();
    ObjectNode row = Json.object();
    row.put("run", run.name()).put("incremental", run.incremental());
    row.put("state", run.state().word()).put("open", run.state().isOpen());
    row.put("began", run.began().toString()).put("touched", run.touched().toString());
    row.put("pages", run.pages()).put("seen", counts.seen()).put("added", counts.added());
    row.put("changed", counts.changed()).put("doubled", counts.doubled());
    row.put("returned", counts.returned()).put("missing", counts.missing());
    return row.put("gone", counts.gone()).put("message", run.message());
  }
}
