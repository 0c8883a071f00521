package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Run;
import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List the systems that accounts are read from, and how their runs stand.
 *
 * @param source only this one, with its latest runs; empty for all, with the latest of each
 */
public record ListSources(Optional<String> source) implements Command<List<ListSources.Listed>> {

  /**
   * A source.
   *
   * @param source which
   * @param runs its runs, the latest first; empty if it was never read
   * @param turn when it is read by itself next, if it is
   */
  public record Listed(Source source, List<Run> runs, Turn turn) {
    public Listed {
      runs = List.copyOf(runs);
    }
  }

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
    return Asked.action(action(), "Estate", source.orElse("all"));
  }
}
