package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Drawing;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Lanes;
import dev.ilk.console.page.Moment;
import dev.ilk.console.page.RecordPage;
import dev.ilk.console.page.StepRow;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReadTrace;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record: what happened, looked up by whatever names it, or by when it was. */
final class Looking {
  private static final int MOST = 200;
  private static final Duration LATELY = Duration.ofHours(1);

  private final Console console;

  Looking(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self));
  }

  private Answer show(Visit visit, ReadSelf.Self self) {
    String query = visit.parameter("q");
    Outcome<ReadTrace.Story> outcome =
        console.read(visit, new ReadTrace(query.isEmpty() ? lately(visit) : query, MOST));
    if (outcome instanceof Outcome.Refused<ReadTrace.Story>(List<Problem> problems, var journey)
        && problems.getFirst().code().equals("reference_unknown")) {
      return page(visit, self, query, problems.getFirst().sentence(), List.of());
    }
    return console.answer(
        visit,
        outcome,
        story -> page(visit, self, query, "", wanted(visit, Telling.steps(story.entries()))));
  }

  /** Of the last hour, looking at things is left out: it would hide what was done. */
  private static List<Event> wanted(Visit visit, List<Event> events) {
    return visit.parameter("q").isEmpty() && visit.parameter("reads").isEmpty()
        ? events.stream().filter(event -> !Telling.isReading(event)).toList()
        : events;
  }

  private static String lately(Visit visit) {
    Instant now = visit.arrival().at();
    return now.minus(LATELY) + ".." + now.plusSeconds(1);
  }

  private Answer page(
      Visit visit, ReadSelf.Self self, String query, String problem, List<Event> events) {
    String result = visit.parameter("result");
    Instant now = visit.arrival().at();
    List<RecordPage.Journey> journeys = journeys(events, result, now);
    RecordPage page =
        new RecordPage(
            query,
            result,
            Words.sentence(problem),
            told(events, journeys, result),
            picture(query, journeys),
            journeys);
    String command = query.isEmpty() ? "ilk trace " + lately(visit) : "ilk trace " + query;
    Frame frame = console.frame(visit, "Record", Frame.Section.RECORD, self, command);
    return console.page(frame, page);
  }

  private static Optional<Drawing> picture(String query, List<RecordPage.Journey> journeys) {
    boolean one =
        journeys.size() == 1
            || Ids.parse(Id.Correlation.PREFIX, Id.Correlation::new, query).isPresent();
    return one && !journeys.isEmpty()
        ? Optional.of(Lanes.of(journeys.getFirst().steps()))
        : Optional.empty();
  }

  private static List<RecordPage.Journey> journeys(List<Event> events, String result, Instant now) {
    Map<Id.Correlation, List<Event>> byJourney = new LinkedHashMap<>();
    for (Event event : events) {
      if (result.isEmpty() || Telling.result(event.result()).label().equals(result)) {
        byJourney.computeIfAbsent(event.correlation(), id -> new ArrayList<>()).add(event);
      }
    }
    List<RecordPage.Journey> journeys = new ArrayList<>();
    byJourney.forEach((id, steps) -> {
      List<StepRow> rows = steps.stream().map(step -> Telling.row(step, now, false)).toList();
      journeys.add(
          new RecordPage.Journey(
              id.value(), Moment.of(steps.getFirst().time(), now).people(), rows));
    });
    return journeys.reversed();
  }

  private static String told(List<Event> events, List<RecordPage.Journey> journeys, String result) {
    long shown = journeys.stream().mapToInt(journey -> journey.steps().size()).sum();
    String most = events.size() < MOST ? "" : ", the latest that there are";
    return "%s in %s%s%s."
        .formatted(
            Words.count(shown, "step"),
            Words.count(journeys.size(), "journey"),
            result.isEmpty() ? "" : ", of " + events.size() + " looked through",
            most);
  }
}
