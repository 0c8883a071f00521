package dev.ilk.console;

import dev.ilk.actor.Kind;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Bars;
import dev.ilk.console.page.Chip;
import dev.ilk.console.page.Drawing;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.MeasuresPage;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReadTrace;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How much of everything happened in the last day, counted from the record itself. */
final class Measures {
  private static final int MOST = 1000;
  private static final int HOURS = 24;
  private static final int SHOWN = 8;

  private final Console console;

  Measures(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    String period = period(visit);
    return console.tell(
        visit,
        new ReadTrace(period, MOST),
        (self, story) -> page(visit, self, Telling.steps(story.entries())));
  }

  private static String period(Visit visit) {
    Instant now = visit.arrival().at();
    return now.minus(Duration.ofHours(HOURS)) + ".." + now.plusSeconds(1);
  }

  private Answer page(Visit visit, ReadSelf.Self self, List<Event> all) {
    List<Event> events = all.stream().filter(event -> !Telling.isReading(event)).toList();
    String told =
        all.size() < MOST
            ? "All %d events of the last 24 hours; looking at things is left out."
                .formatted(all.size())
            : "The latest %d events; there are more. Looking at things is left out."
                .formatted(MOST);
    MeasuresPage page =
        new MeasuresPage(
            told,
            List.of(
                figure(events, "done", Event.Result.DONE),
                figure(events, "denied by policy", Event.Result.DENIED),
                figure(events, "not proven", Event.Result.UNPROVEN),
                figure(events, "refused as asked", Event.Result.REFUSED)),
            overTime(events, visit.arrival().at()),
            List.of(
                chart("By kind", "Who asked, where that was proven.", byKind(events)),
                chart(
                    "What was asked", "Commands.", greatest(events, event -> true, Event::action)),
                chart(
                    "Why it was not done",
                    "Reasons of refusals and denials.",
                    greatest(events, Measures::isRefusal, event -> event.verdict().code())),
                chart(
                    "Who was refused most",
                    "By name, where it is known.",
                    greatest(events, Measures::isRefusal, Measures::name))));
    Frame frame =
        console.frame(
            visit, "Measures", Frame.Section.MEASURES, self, "ilk trace " + period(visit));
    return console.page(frame, page);
  }

  private static MeasuresPage.Figure figure(List<Event> events, String label, Event.Result result) {
    long count = events.stream().filter(event -> event.result() == result).count();
    return new MeasuresPage.Figure(String.valueOf(count), label);
  }

  private static MeasuresPage.Chart chart(String title, String hint, List<Bars.Count> counts) {
    return new MeasuresPage.Chart(title, hint, Bars.lying(title, counts));
  }

  private static boolean isRefusal(Event event) {
    return switch (event.result()) {
      case DENIED, UNPROVEN, REFUSED, FAILED -> true;
      case DONE, INTENT, UNKNOWN -> false;
    };
  }

  private static String name(Event event) {
    return event.actor().map(party -> Parties.of(party).name()).orElse("somebody");
  }

  private static List<Bars.Count> byKind(List<Event> events) {
    List<Bars.Count> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long count =
          events.stream()
              .filter(event -> event.actor().filter(party -> party.kind() == kind).isPresent())
              .count();
      counts.add(new Bars.Count(kind.word(), kind.word(), count));
    }
    return counts;
  }

  private static List<Bars.Count> greatest(
      List<Event> events, Predicate<Event> which, Function<Event, String> by) {
    Map<String, Long> counts =
        events.stream().filter(which).collect(Collectors.groupingBy(by, Collectors.counting()));
    return Bars.greatest(counts, "soft", SHOWN);
  }

  private static Drawing overTime(List<Event> events, Instant now) {
    Instant last = now.truncatedTo(ChronoUnit.HOURS);
    List<Bars.Moment> moments = new ArrayList<>();
    for (int back = HOURS - 1; back >= 0; back--) {
      Instant from = last.minus(Duration.ofHours(back));
      List<Event> within =
          events.stream()
              .filter(event -> event.time().truncatedTo(ChronoUnit.HOURS).equals(from))
              .toList();
      String label = "%02d".formatted(from.atOffset(ZoneOffset.UTC).getHour());
      moments.add(
          new Bars.Moment(
              label,
              List.of(
                  tone(within, Chip.Tone.GOOD, "done"),
                  tone(within, Chip.Tone.WARN, "refused or unknown"),
                  tone(within, Chip.Tone.BAD, "denied, unproven or failed"))));
    }
    return Bars.standing("What came of it, by hour in UTC", moments);
  }

  private static Bars.Count tone(List<Event> events, Chip.Tone tone, String name) {
    long count =
        events.stream().filter(event -> Telling.result(event.result()).tone() == tone).count();
    return new Bars.Count(name, tone.word(), count);
  }
}
