package dev.ilk.server.node;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.measure.MeasureReport;
import dev.ilk.gate.measure.Measured;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.Reading;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The measures of the last 30 days for Prometheus: of all together, of each environment, and of
 * each team.
 */
final class MeasureGauges {
  private static final int DAYS = 30;

  /** So many environments, and so many teams: more series than that help nobody. */
  private static final int MOST = 200;

  private final Reading reading;
  private final Directory directory;
  private final MultiGauge gauge;
  private final InstantSource clock;

  MeasureGauges(Reading reading, Directory directory, Meters meters, InstantSource clock) {
    this.reading = reading;
    this.directory = directory;
    this.gauge = meters.many("ilk.measure");
    this.clock = clock;
  }

  void tell() throws StoreUnavailable, PartUnavailable {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate from = today.minusDays(DAYS - 1);
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (MeasureQuery query : queries(from, today)) {
      add(rows, reading.report(query));
    }
    gauge.register(rows, true);
  }

  private List<MeasureQuery> queries(LocalDate from, LocalDate to) throws StoreUnavailable {
    Declarations declared = directory.declarations();
    List<MeasureQuery> queries = new ArrayList<>();
    queries.add(new MeasureQuery(from, to, Optional.empty(), Optional.empty()));
    declared.environments().keySet().stream()
        .limit(MOST)
        .map(one -> new MeasureQuery(from, to, Optional.of(one), Optional.empty()))
        .forEach(queries::add);
    declared.teams().stream()
        .limit(MOST)
        .map(one -> new MeasureQuery(from, to, Optional.empty(), Optional.of(one)))
        .forEach(queries::add);
    return queries;
  }

  /** What cannot be told has no series. */
  private static void add(List<MultiGauge.Row<?>> rows, MeasureReport report) {
    String environment = report.query().environment().map(Environment::name).orElse("");
    String team = report.query().team().map(Team::name).orElse("");
    for (Measured measured : report.measures()) {
      for (Measured.OfKind kind : measured.kinds()) {
        Tags tags =
            Tags.of(
                "measure",
                measured.id(),
                "kind",
                kind.kind().word(),
                "environment",
                environment,
                "team",
                team);
        kind.value().ifPresent(value -> rows.add(MultiGauge.Row.of(tags, value)));
      }
    }
  }
}
