package dev.ilk.decide;

import dev.ilk.cedar.monitor.HistoryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * Histories in the memory of one process, for trying policies out: they end with it. All of them
 * are held together.
 */
public final class MemoryHistory implements EventHistory {
  private final Map<HistoryKey, Rows> histories = new HashMap<>();

  /** A memory of nothing. */
  public MemoryHistory() {}

  /** The events of one history. */
  private static final class Rows {
    private final List<Kept> kept = new ArrayList<>();
    private final Map<String, List<Kept>> byRequest = new HashMap<>();
    private long forgotten;

    long last() {
      return forgotten + kept.size();
    }

    List<Kept> after(long place) {
      int from = Math.clamp(place - forgotten, 0, kept.size());
      return kept.subList(from, kept.size());
    }

    void append(String request, Kept one) {
      kept.add(one);
      byRequest.computeIfAbsent(request, _ -> new ArrayList<>()).add(one);
    }

    void truncate(long last) {
      forget(one -> one.place() > last);
    }

    int forgetBefore(Instant before) {
      int size = kept.size();
      forget(one -> one.at().isBefore(before));
      forgotten += size - kept.size();
      return size - kept.size();
    }

    private void forget(Predicate<Kept> which) {
      kept.removeIf(which);
      byRequest.values().forEach(list -> list.removeIf(which));
      byRequest.values().removeIf(List::isEmpty);
    }
  }

  @Override
  public synchronized <T> T holding(SortedSet<HistoryKey> keys, Work<T> work) {
    Map<HistoryKey, Long> before = new HashMap<>();
    for (HistoryKey key : keys) {
      before.put(key, histories.computeIfAbsent(key, _ -> new Rows()).last());
    }
    boolean done = false;
    try {
      T made = work.with(new HeldRows());
      done = true;
      return made;
    } finally {
      if (!done) {
        before.forEach((key, last) -> rows(key).truncate(last));
      }
    }
  }

  @Override
  public synchronized List<HistoryKey> with(String request) {
    return histories.entrySet().stream()
        .filter(history -> history.getValue().byRequest.containsKey(request))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized int prune(Instant before) {
    return histories.values().stream().mapToInt(rows -> rows.forgetBefore(before)).sum();
  }

  private Rows rows(HistoryKey key) {
    return Objects.requireNonNull(histories.get(key), "a history that is not held");
  }

  /** Histories while they are held. */
  private final class HeldRows implements Held {
    @Override
    public List<Kept> after(HistoryKey key, long place, Instant since) {
      return rows(key).after(place).stream().filter(one -> !one.at().isBefore(since)).toList();
    }

    @Override
    public List<Kept> of(HistoryKey key, String request) {
      return List.copyOf(rows(key).byRequest.getOrDefault(request, List.of()));
    }

    @Override
    public long append(HistoryKey key, String request, Instant at, String event) {
      Rows rows = rows(key);
      Kept kept = new Kept(rows.last() + 1, at, event);
      rows.append(request, kept);
      return kept.place();
    }
  }
}
