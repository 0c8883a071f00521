package dev.ilk.measure;

import dev.ilk.actor.Kind;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadMeasures;
import dev.ilk.gate.TakeMeasures;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.measure.MeasureReport;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.MeasureStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows measures, and takes them when somebody wants them now. */
public final class Reading {
  /** So many events one order counts, about; the rest waits for the next, or for the node. */
  private static final long MOST = 100_000;

  private final MeasureStore measures;
  private final Counting counting;
  private final Looking looking;

  /**
   * Builds the handlers.
   *
   * @param measures where numbers are kept
   * @param counting counts the record
   * @param looking looks at the registry
   */
  public Reading(MeasureStore measures, Counting counting, Looking looking) {
    this.measures = measures;
    this.counting = counting;
    this.looking = looking;
  }

  /**
   * Shows them.
   *
   * @param permit for it
   * @return as far as they are
   * @throws PartUnavailable if the store or the record does not answer
   */
  public Result<Handled<MeasureReport>> read(Permit<ReadMeasures> permit) throws PartUnavailable {
    try {
      ReadMeasures asked = permit.command();
      return Result.ok(Handled.of(report(asked.query()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("measures cannot be read", e);
    }
  }

  /**
   * Takes them.
   *
   * @param permit for it
   * @return how far they are now
   * @throws PartUnavailable if the store or the record does not answer
   */
  public Result<Handled<TakeMeasures.Taken>> take(Permit<TakeMeasures> permit)
      throws PartUnavailable {
    try {
      long events = counting.run(MOST);
      Instant at = looking.run();
      TakeMeasures.Taken taken = new TakeMeasures.Taken(events, counting.waiting(), at);
      return Result.ok(Handled.of(taken, permit.command().told(taken)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("measures cannot be taken", e);
    }
  }

  /**
   * All measures of a time, as far as they are.
   *
   * @param query over which time, and of what
   * @return each with its definition
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if the record does not
   */
  public MeasureReport report(MeasureQuery query) throws StoreUnavailable, PartUnavailable {
    MeasureStore.Progress progress = measures.progress();
    List<MeasureStore.Look> looks = measures.looks(query.from(), query.to());
    Optional<MeasureStore.Look> last =
        looks.isEmpty() ? Optional.empty() : Optional.of(looks.getLast());
    Course course = new Course(measures.read(query), looks);
    return new MeasureReport(
        query,
        progress.counted(),
        counting.waiting(),
        progress.taken(),
        last.map(MeasureStore.Look::sources).orElse(0L),
        last.map(MeasureStore.Look::sourcesRead).orElse(0L),
        Measures.LIST.stream().map(course::of).toList());
  }

  /** The kinds in the order in which they are shown. */
  static List<Kind> kinds(Measure measure) {
    return List.of(Kind.values()).stream().filter(measure.kinds()::contains).toList();
  }
}
