package dev.ilk.record.trace;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.log.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Looks events up in the log. Safe to share between threads. */
public final class History {
  /** How far apart the clocks of nodes are taken to be. */
  public static final Duration CLOCKS = Duration.ofMinutes(1);

  private final LogStore store;

  /**
   * Over a log.
   *
   * @param store where it is
   */
  public History(LogStore store) {
    this.store = store;
  }

  /**
   * The latest events that name something.
   *
   * @param ref what they name
   * @param limit how many at most; from 1
   * @return in the order of the log
   * @throws LogStoreException if the store does not answer, or holds something that is no event
   */
  public List<ReadEntry> latest(Ref ref, int limit) {
    List<Long> indices = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (indices.size() < limit) {
      int count = Math.min(LogStore.MAX_READ, limit - indices.size());
      List<Long> page = store.find(ref, before, count);
      if (page.isEmpty()) {
        break;
      }
      indices.addAll(0, page);
      before = page.getFirst();
    }
    return read(indices);
  }

  /**
   * The latest events of a period. The log is in the order in which it was written, and the times
   * are those of the nodes' clocks, so events are looked for that stand up to {@link #CLOCKS} away.
   *
   * @param from the first instant
   * @param to the instant after the last
   * @param limit how many at most; from 1
   * @return in the order of the log
   * @throws LogStoreException if the store does not answer, or holds something that is no event
   */
  public List<ReadEntry> between(Instant from, Instant to, int limit) {
    Deque<ReadEntry> found = new ArrayDeque<>();
    Instant earliest = from.minus(CLOCKS);
    long before = firstAfter(to.plus(CLOCKS));
    while (before > 0 && found.size() < limit) {
      int count = (int) Math.min(LogStore.MAX_READ, before);
      List<ReadEntry> page =
          store.entries(before - count, count).stream().map(History::read).toList();
      for (ReadEntry entry : page.reversed()) {
        Instant time = entry.event().time();
        if (found.size() < limit && !time.isBefore(from) && time.isBefore(to)) {
          found.addFirst(entry);
        }
      }
      before = page.getFirst().event().time().isBefore(earliest) ? 0 : before - count;
    }
    return List.copyOf(found);
  }

  /** The first entry of an instant or later, about; the size of the log if there is none. */
  private long firstAfter(Instant instant) {
    long low = 0;
    long high = store.head().size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      Instant time = read(store.entries(middle, 1).getFirst()).event().time();
      if (time.isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Announced actions whose outcome nobody recorded.
   *
   * @param before only those announced earlier, to leave out those still under way
   * @param limit how many at most, from 1 to {@link LogStore#MAX_READ}
   * @return in the order of the log
   * @throws LogStoreException if the store does not answer, or holds something that is no event
   */
  public List<ReadEntry> unfinished(Instant before, int limit) {
    return read(store.open(before, limit));
  }

  private List<ReadEntry> read(List<Long> indices) {
    List<ReadEntry> entries = new ArrayList<>();
    for (int i = 0; i < indices.size(); ) {
      long first = indices.get(i);
      // Events of one journey stand close together, so that one read mostly fetches several.
      int run = 1;
      while (i + run < indices.size()
          && run < LogStore.MAX_READ
          && indices.get(i + run) == first + run) {
        run++;
      }
      store.entries(first, run).stream().map(History::read).forEach(entries::add);
      i += run;
    }
    return entries;
  }

  private static ReadEntry read(StoredEntry stored) {
    return switch (ReadEntry.of(stored)) {
      case Result.Ok<ReadEntry>(ReadEntry entry) -> entry;
      case Result.Failed<ReadEntry>(List<Problem> problems) ->
          throw new LogStoreException(
              "entry %d: %s (run `ilk record verify`)"
                  .formatted(stored.index(), problems.getFirst().message()));
    };
  }
}
