package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Take the measures now, instead of waiting for the node to do it by itself. */
public record TakeMeasures() implements Command<TakeMeasures.Taken> {

  /**
   * How far they are now.
   *
   * @param events how many events of the record were counted
   * @param waiting how many are not counted yet
   * @param at when the registry and the accounts were looked at
   */
  public record Taken(long events, long waiting, Instant at) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Measures", "all");
  }

  /**
   * What the record says of it.
   *
   * @param taken how far they are
   * @return with counts
   */
  public Particulars told(Taken taken) {
    return Asked.action(
        action(),
        "Measures",
        "all",
        Map.of(
            "events", Long.toString(taken.events()),
            "waiting", Long.toString(taken.waiting()),
            "at", taken.at().toString()));
  }
}
