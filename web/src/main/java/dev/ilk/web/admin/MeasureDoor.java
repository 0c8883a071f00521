package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.ReadMeasures;
import dev.ilk.gate.TakeMeasures;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.measure.MeasureReport;
import dev.ilk.gate.measure.Measured;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/measures}: how the programme does. */
final class MeasureDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,2}d");
  private static final String LATELY = "30d";

  private final Doorway doorway;

  MeasureDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::read)
        .any("/", new MethodRefusal("GET"))
        .post("/take", this::take)
        .any("/take", new MethodRefusal("POST"));
  }

  private void read(ServerRequest request, ServerResponse response) {
    LocalDate today = LocalDate.ofInstant(doorway.clock().instant(), ZoneOffset.UTC);
    switch (query(request, today)) {
      case Result.Failed<MeasureQuery>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<MeasureQuery>(MeasureQuery query) ->
          doorway.pass(request, response, DOOR, new ReadMeasures(query), MeasureDoor::json);
    }
  }

  private void take(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        new TakeMeasures(),
        taken ->
            Json.object()
                .put("events", taken.events())
                .put("waiting", taken.waiting())
                .put("at", taken.at().toString()));
  }

  private static Result<MeasureQuery> query(ServerRequest request, LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    Optional<Environment> environment =
        given(request, "environment")
            .filter(name -> Names.ENVIRONMENT.matcher(name).matches())
            .map(Environment::new);
    if (environment.isEmpty() && given(request, "environment").isPresent()) {
      problems.add(Parameters.wrong("environment"));
    }
    Optional<Team> team =
        given(request, "team").filter(name -> Names.TENANT.matcher(name).matches()).map(Team::new);
    if (team.isEmpty() && given(request, "team").isPresent()) {
      problems.add(Parameters.wrong("team"));
    }
    Optional<LocalDate> to =
        given(request, "until").map(MeasureDoor::day).orElse(Optional.of(today));
    if (to.isEmpty()) {
      problems.add(Parameters.wrong("until"));
    }
    Optional<LocalDate> from =
        to.flatMap(last -> since(given(request, "since").orElse(LATELY), last));
    if (to.isPresent() && from.isEmpty()) {
      problems.add(Parameters.wrong("since"));
    }
    return to.isPresent() && from.isPresent() && problems.isEmpty()
        ? query(from.get(), to.get(), environment, team)
        : new Result.Failed<>(problems);
  }

  private static Result<MeasureQuery> query(
      LocalDate from, LocalDate to, Optional<Environment> environment, Optional<Team> team) {
    return to.isBefore(from) || from.plusDays(MeasureQuery.MOST_DAYS).isBefore(to)
        ? Result.failed(
            Problem.of(
                    Problem.Kind.INVALID,
                    "parameter_invalid",
                    "`%s` to `%s` cannot be measured".formatted(from, to))
                .at("since")
                .mend("ask for at most %d days".formatted(MeasureQuery.MOST_DAYS)))
        : Result.ok(new MeasureQuery(from, to, environment, team));
  }

  private static Optional<String> given(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  /** A day, from 1970 to 9999, because what is stored counts days since then; or empty. */
  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 1970 && day.getYear() <= 9999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A day, or how many days there are in all. */
  private static Optional<LocalDate> since(String text, LocalDate to) {
    return DAYS.matcher(text).matches()
        ? Optional.of(to.minusDays(Long.parseLong(text.substring(0, text.length() - 1)) - 1))
        : day(text);
  }

  private static JsonNode json(MeasureReport report) {
    ObjectNode answer = Json.object();
    answer.put("since", report.query().from().toString());
    answer.put("until", report.query().to().toString());
    report.query().environment().ifPresent(one -> answer.put("environment", one.name()));
    report.query().team().ifPresent(one -> answer.put("team", one.name()));
    report.counted().ifPresent(at -> answer.put("counted", at.toString()));
    answer.put("waiting", report.waiting());
    report.taken().ifPresent(at -> answer.put("taken", at.toString()));
    answer.put("sources", report.sources()).put("sources_read", report.sourcesRead());
    ArrayNode measures = answer.putArray("measures");
    report.measures().forEach(one -> json(measures.addObject(), one));
    return answer;
  }

  private static void json(ObjectNode row, Measured measured) {
    row.put("id", measured.id()).put("title", measured.title());
    row.put("definition", measured.definition());
    row.put("unit", measured.unit().word()).put("better", measured.better().word());
    ArrayNode kinds = row.putArray("kinds");
    for (Measured.OfKind kind : measured.kinds()) {
      ObjectNode one = kinds.addObject().put("kind", kind.kind().word());
      kind.value().ifPresent(value -> one.put("value", value));
      one.put("whole", kind.whole());
      if (!kind.missing().isEmpty()) {
        one.put("missing", kind.missing());
      }
      ObjectNode parts = one.putObject("parts");
      kind.parts().forEach(parts::put);
      ArrayNode days = one.putArray("days");
      kind.days()
          .forEach(point ->
              days.addObject()
                  .put("day", point.day().toString())
                  .put("value", point.value())
                  .put("whole", point.whole()));
    }
  }
}
