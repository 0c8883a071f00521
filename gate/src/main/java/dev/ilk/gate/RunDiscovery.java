package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Run;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Read a source, for a bounded time: begins a run, or goes on with the one that is open, whichever
 * node or crash left it. Whoever asks asks again until the run is over.
 *
 * @param source which
 * @param anew gives an open run up, and begins another
 * @param believe takes a doubtful absence for what it looks like, of a whole run
 * @param full reads everything, though the source could tell what changed
 */
public record RunDiscovery(String source, boolean anew, boolean believe, boolean full)
    implements Command<Run> {

  /**
   * As a source is read most of the time.
   *
   * @param source which
   * @return goes on with what is open, and reads no more than it must
   */
  public static RunDiscovery usual(String source) {
    return new RunDiscovery(source, false, false, false);
  }

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
    return Asked.action(
        action(),
        "Source",
        source,
        Map.of(
            "anew", String.valueOf(anew),
            "believe", String.valueOf(believe),
            "full", String.valueOf(full)));
  }

  /**
   * What the record says of it.
   *
   * @param run how far it came; a run is told by its counts, not by each account
   * @return with the number of the run
   */
  public Particulars told(Run run) {
    return Asked.action(action(), "Source", source, outcome(run));
  }

  /**
   * What a run has come to, for the record.
   *
   * @param run how far it came
   * @return its number, state and counts
   */
  public static Map<String, String> outcome(Run run) {
    Run.Counts counts = run.counts();
    return Map.of(
        "run", run.name(),
        "incremental", String.valueOf(run.incremental()),
        "state", run.state().word(),
        "seen", String.valueOf(counts.seen()),
        "added", String.valueOf(counts.added()),
        "changed", String.valueOf(counts.changed()),
        "missing", String.valueOf(counts.missing()),
        "gone", String.valueOf(counts.gone()));
  }
}
