package dev.ilk.console;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Courses;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.ProgrammePage;
import dev.ilk.gate.ReadMeasures;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.measure.MeasureReport;
import dev.ilk.gate.measure.Measured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the programme does: its measures, over time. */
final class Programme {
  private static final int DAYS = 30;

  private final Console console;

  Programme(Console console) {
    this.console = console;
  }

  Answer show(Visit visit) {
    MeasureQuery query = query(visit);
    return console.tell(
        visit, new ReadMeasures(query), (self, report) -> page(visit, self, report));
  }

  /** What is no team, environment or span is not asked for. */
  private static MeasureQuery query(Visit visit) {
    LocalDate today = LocalDate.ofInstant(visit.arrival().at(), ZoneOffset.UTC);
    int days =
        ProgrammePage.SPANS.stream()
            .filter(span -> visit.parameter("days").equals(span.toString()))
            .findFirst()
            .orElse(DAYS);
    return new MeasureQuery(
        today.minusDays(days - 1L),
        today,
        Optional.of(visit.parameter("environment"))
            .filter(name -> Names.ENVIRONMENT.matcher(name).matches())
            .map(Environment::new),
        Optional.of(visit.parameter("team"))
            .filter(name -> Names.TENANT.matcher(name).matches())
            .map(Team::new));
  }

  private Answer page(Visit visit, ReadSelf.Self self, MeasureReport report) {
    MeasureQuery query = report.query();
    String team = query.team().map(Team::name).orElse("");
    String environment = query.environment().map(Environment::name).orElse("");
    int days = (int) (query.to().toEpochDay() - query.from().toEpochDay() + 1);
    ProgrammePage page =
        new ProgrammePage(
            team,
            environment,
            days,
            told(report),
            report.measures().stream().map(one -> measure(one, query)).toList());
    String command =
        "ilk measures --since %dd".formatted(days)
            + Links.option("--team", team)
            + Links.option("--environment", environment);
    Frame frame = console.frame(visit, "Programme", Frame.Section.PROGRAMME, self, command);
    return console.page(frame, page);
  }

  private static String told(MeasureReport report) {
    return "Counted up to %s%s; looked at %s. %d of %d systems were read to their end."
        .formatted(
            minute(report.counted()),
            report.waiting() == 0 ? "" : " (%d events wait)".formatted(report.waiting()),
            minute(report.taken()),
            report.sourcesRead(),
            report.sources());
  }

  private static String minute(Optional<Instant> at) {
    return at.map(one -> one.toString().substring(0, 16).replace('T', ' ') + " UTC")
        .orElse("never");
  }

  private static ProgrammePage.Measure measure(Measured measured, MeasureQuery query) {
    List<Measured.OfKind> known =
        measured.kinds().stream().filter(one -> one.value().isPresent()).toList();
    List<Courses.Course> courses = known.stream().map(one -> course(one, measured.unit())).toList();
    String better =
        switch (measured.better()) {
          case UP -> "More is better";
          case DOWN -> "Less is better";
        };
    double most = measured.unit() == Measured.Unit.SHARE ? 1 : 0;
    return new ProgrammePage.Measure(
        measured.id(),
        measured.title(),
        measured.definition().substring(0, 1).toUpperCase(Locale.ROOT)
            + measured.definition().substring(1)
            + ".",
        better,
        known.stream().map(one -> row(one, measured.unit())).toList(),
        known.isEmpty() ? measured.kinds().getFirst().missing() : "",
        Courses.of(measured.title() + ", by day", query.from(), query.to(), most, courses));
  }

  private static Courses.Course course(Measured.OfKind kind, Measured.Unit unit) {
    return new Courses.Course(
        kind.kind().word(),
        kind.kind().word(),
        kind.days().stream()
            .map(one -> new Courses.Point(one.day(), one.value(), amount(one.value(), unit)))
            .toList());
  }

  private static ProgrammePage.Row row(Measured.OfKind kind, Measured.Unit unit) {
    String before =
        kind.days().size() < 2
            ? ""
            : "%s on %s"
                .formatted(
                    amount(kind.days().getFirst().value(), unit), kind.days().getFirst().day());
    return new ProgrammePage.Row(
        kind.kind().word(),
        amount(kind.value().orElseThrow(), unit),
        before,
        kind.parts().entrySet().stream()
            .map(part -> part.getKey().replace('-', ' ') + " " + part.getValue())
            .collect(Collectors.joining(", ")));
  }

  private static String amount(double value, Measured.Unit unit) {
    return switch (unit) {
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", value * 100);
      case COUNT ->
          value == Math.rint(value)
              ? String.valueOf((long) value)
              : String.format(Locale.ROOT, "%.1f", value);
      case SECONDS ->
          value < 1
              ? String.format(Locale.ROOT, "%.0f ms", value * 1000)
              : value < 120
                  ? String.format(Locale.ROOT, "%.1f s", value)
                  : String.format(Locale.ROOT, "%.1f min", value / 60);
    };
  }
}
