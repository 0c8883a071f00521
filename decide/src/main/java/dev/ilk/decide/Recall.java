package dev.ilk.decide;

import dev.ilk.cedar.monitor.Event;
import dev.ilk.cedar.monitor.EventText;
import dev.ilk.cedar.monitor.History;
import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.cedar.monitor.Rules;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a node remembers of the histories it was asked about, so that it reads only what other nodes
 * appended since. A history that was not asked about for long is read again.
 *
 * <p>INVARIANT: a history is used only while it is held in the store, and only if the last event
 * that it has taken in stands in the store at the place where it was appended. What was appended in
 * a transaction that did not come about is so never believed.
 */
final class Recall {

  /** The most histories in memory. */
  static final int MOST = 100_000;

  private final Map<HistoryKey, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HistoryKey, Known> eldest) {
          return size() > MOST;
        }
      };

  /** A history as far as this node knows it. */
  static final class Known {
    private static final long NOWHERE = -1;

    private final Rules rules;
    private final HistoryKey key;
    private final History history;
    // Makes what one thread did visible to the next; the store lets only one at a time be here.
    private final ReentrantLock lock = new ReentrantLock();
    private long place;
    private String last = "";

    private Known(Rules rules, HistoryKey key) {
      this.rules = rules;
      this.key = key;
      this.history = rules.history(key.scope());
    }

    History history() {
      return history;
    }

    /** Takes in what others appended; false if what was known is not what is kept. */
    private boolean catchUp(EventHistory.Held held, Instant now) {
      Instant since = now.minusMillis(rules.horizon(key.scope()));
      List<EventHistory.Kept> kept = held.after(key, Math.max(place - 1, 0), since);
      if (place != 0) {
        if (kept.isEmpty()
            || kept.getFirst().place() != place
            || !kept.getFirst().event().equals(last)) {
          return false;
        }
        kept = kept.subList(1, kept.size());
      }
      for (EventHistory.Kept one : kept) {
        history.observe(EventText.read(one.event()).orThrow(), one.at().toEpochMilli());
        place = one.place();
        last = one.event();
      }
      return true;
    }

    /** Appends an event and takes it in. */
    void append(EventHistory.Held held, Event event, Instant now) {
      place = NOWHERE;
      last = EventText.write(event);
      long at = history.observe(event, now.toEpochMilli());
      place = held.append(key, event.requestId(), Instant.ofEpochMilli(at), last);
    }

    /** Takes in an event that does not happen. Only for what {@link #aside} gave. */
    void suppose(Event event, Instant now) {
      history.observe(event, now.toEpochMilli());
    }

    /** Ends the use of what {@link #enter} gave. */
    void leave() {
      lock.unlock();
    }
  }

  /** A history that is held, as it is now. Under other rules than before it begins anew. */
  @SuppressWarnings("LockNotBeforeTry") // released by `leave`
  Known enter(Rules rules, HistoryKey key, EventHistory.Held held, Instant now) {
    Known found = find(rules, key);
    found.lock.lock();
    if (found.catchUp(held, now)) {
      return found;
    }
    found.lock.unlock();
    Known fresh = new Known(rules, key);
    fresh.lock.lock();
    fresh.catchUp(held, now);
    synchronized (known) {
      known.put(key, fresh);
    }
    return fresh;
  }

  private Known find(Rules rules, HistoryKey key) {
    synchronized (known) {
      Known found = known.get(key);
      if (found == null || found.rules != rules) {
        found = new Known(rules, key);
        known.put(key, found);
      }
      return found;
    }
  }

  /** A copy of a history, for questions that are only supposed. Nobody else sees it. */
  static Known aside(Rules rules, HistoryKey key, EventHistory.Held held, Instant now) {
    Known copy = new Known(rules, key);
    copy.catchUp(held, now);
    return copy;
  }
}
