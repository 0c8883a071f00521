package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.measure.MeasureReport;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * See how the programme does: the measures of a time (G2).
 *
 * @param query over which time, and of what
 */
public record ReadMeasures(MeasureQuery query) implements Command<MeasureReport> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "Measures",
        "all",
        Map.of(
            "from", query.from().toString(),
            "to", query.to().toString(),
            "environment", query.environment().map(Environment::name).orElse(""),
            "team", query.team().map(Team::name).orElse("")));
  }
}
