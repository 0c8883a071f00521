package dev.ilk.measure;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.record.Event;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Counts what is new in the record, {@link LogStore#MAX_READ} entries at a time: no more is in
 * memory. Whoever counts beside it, on this node or another, counts nothing twice.
 */
public final class Counting {
  private final LogStore log;
  private final MeasureStore measures;
  private final Actors actors;
  private final Set<String> privileged;

  /**
   * Builds it.
   *
   * @param log the record
   * @param measures where numbers are kept
   * @param actors who is who
   * @param privileged the names of privileged actions
   */
  public Counting(LogStore log, MeasureStore measures, Actors actors, Set<String> privileged) {
    this.log = log;
    this.measures = measures;
    this.actors = actors;
    this.privileged = Set.copyOf(privileged);
  }

  /**
   * Counts on.
   *
   * @param most so many entries, about, before it stops
   * @return how many were counted
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if the record does not, or holds what is no event
   */
  public long run(long most) throws StoreUnavailable, PartUnavailable {
    long counted = 0;
    List<StoredEntry> entries = List.of();
    do {
      long from = measures.progress().place();
      entries = entries(from);
      if (!entries.isEmpty() && measures.add(step(from, entries))) {
        counted += entries.size();
      }
    } while (!entries.isEmpty() && counted < most);
    return counted;
  }

  /**
   * How many entries are not counted.
   *
   * @return at least 0
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if the record does not
   */
  public long waiting() throws StoreUnavailable, PartUnavailable {
    try {
      return Math.max(0, log.head().size() - measures.progress().place());
    } catch (LogStoreException e) {
      throw new PartUnavailable("the record cannot be read", e);
    }
  }

  private List<StoredEntry> entries(long from) throws PartUnavailable {
    try {
      return log.entries(from, LogStore.MAX_READ);
    } catch (LogStoreException e) {
      throw new PartUnavailable("the record cannot be read", e);
    }
  }

  private MeasureStore.Step step(long from, List<StoredEntry> entries)
      throws StoreUnavailable, PartUnavailable {
    Tally tally = new Tally(actors, privileged);
    Instant latest = Instant.EPOCH;
    for (StoredEntry entry : entries) {
      Event event = event(entry);
      tally.count(event);
      latest = event.time().isAfter(latest) ? event.time() : latest;
    }
    long to = entries.getLast().index() + 1;
    return new MeasureStore.Step(
        from, to, latest, tally.counts(), tally.uses(), tally.clients(), tally.keys());
  }

  private static Event event(StoredEntry stored) throws PartUnavailable {
    return switch (ReadEntry.of(stored)) {
      case Result.Ok<ReadEntry>(ReadEntry entry) -> entry.event();
      case Result.Failed<ReadEntry>(List<Problem> problems) ->
          throw new PartUnavailable(
              "entry %d cannot be counted: %s (run `ilk record verify`)"
                  .formatted(stored.index(), problems.getFirst().message()));
    };
  }
}
