package dev.ilk.decide;

import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/** Histories whose store can be down, before or after it commits; counts what is read. */
final class FaultyHistory implements EventHistory {

  /** How the store fails. */
  enum Fault {
    NONE,
    UNDONE,
    DONE_AND_UNKNOWN
  }

  private static final class UndoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final MemoryHistory inner = new MemoryHistory();
  Fault fault = Fault.NONE;
  int reads;
  int size;

  @Override
  public <T> T holding(SortedSet<HistoryKey> keys, Work<T> work) throws StoreUnavailable {
    int before = size;
    T made;
    try {
      made =
          inner.holding(
              keys,
              held -> {
                T result = work.with(new Counted(held));
                if (fault == Fault.UNDONE) {
                  throw new UndoneException();
                }
                return result;
              });
    } catch (UndoneException e) {
      size = before;
      throw new StoreUnavailable("holding histories", e);
    }
    if (fault == Fault.DONE_AND_UNKNOWN) {
      throw new StoreUnavailable("holding histories", new IllegalStateException("down"));
    }
    return made;
  }

  @Override
  public List<HistoryKey> with(String request) {
    return inner.with(request);
  }

  @Override
  public int prune(Instant before) {
    return inner.prune(before);
  }

  private final class Counted implements Held {
    private final Held held;

    Counted(Held held) {
      this.held = held;
    }

    @Override
    public List<Kept> after(HistoryKey key, long place, Instant since) {
      List<Kept> found = held.after(key, place, since);
      reads += found.size();
      return found;
    }

    @Override
    public List<Kept> of(HistoryKey key, String request) {
      return held.of(key, request);
    }

    @Override
    public long append(HistoryKey key, String request, Instant at, String event) {
      size++;
      return held.append(key, request, at, event);
    }
  }
}
