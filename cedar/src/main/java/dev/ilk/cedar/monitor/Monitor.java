package dev.ilk.cedar.monitor;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Decides with histories in the memory of one process. Safe to share between threads.
 *
 * <p>INVARIANT: a request is taken into its histories and decided while they are held, so of many
 * parallel requests no more pass a cap than it says. Histories are held in the order of their keys.
 */
public final class Monitor {
  private static final int LEAST_BEFORE_FORGETTING = 1024;

  private final PolicySet policies;
  private final Rules rules;
  private final ConcurrentHashMap<HistoryKey, Slot> slots = new ConcurrentHashMap<>();
  private volatile int forgetAt = LEAST_BEFORE_FORGETTING;

  /** A history and who holds it. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private final History history;
    private boolean forgotten;

    Slot(History history) {
      this.history = history;
    }
  }

  /**
   * A monitor that remembers nothing yet.
   *
   * @param policies the policies
   * @param rules their rules over time
   */
  public Monitor(PolicySet policies, Rules rules) {
    this.policies = policies;
    this.rules = rules;
  }

  /**
   * Takes a request in and decides it. A request that is denied is at once an error of the history.
   *
   * @param request the request
   * @param entities what is known of entities
   * @param keys whose histories it belongs to, one of each scope
   * @param requestId a name that no other request has
   * @param millis the time, in milliseconds of Unix time
   * @return the answer
   */
  public Response decide(
      Request request,
      Entities entities,
      Collection<HistoryKey> keys,
      String requestId,
      long millis) {
    if (!rules.concern(request.action(), entities)) {
      return policies.authorize(request, entities);
    }
    Event event = Event.of(request, requestId);
    return holding(
        keys,
        millis,
        histories -> {
          histories.forEach(history -> history.observe(event, millis));
          Response answer =
              policies.authorize(request, entities, new Recollection(rules, histories));
          if (!answer.allowed()) {
            histories.forEach(history -> history.observe(event.failed(), millis));
          }
          return answer;
        });
  }

  /**
   * Takes in what came of a request, or what happened elsewhere.
   *
   * @param event the event
   * @param keys whose histories it belongs to
   * @param millis the time, in milliseconds of Unix time
   */
  public void observe(Event event, Collection<HistoryKey> keys, long millis) {
    holding(
        keys,
        millis,
        histories -> {
          histories.forEach(history -> history.observe(event, millis));
          return histories.size();
        });
  }

  private <T> T holding(Collection<HistoryKey> keys, long millis, Function<List<History>, T> work) {
    List<Slot> held = new ArrayList<>(keys.size());
    try {
      for (HistoryKey key : new TreeSet<>(keys)) {
        held.add(hold(key));
      }
      return work.apply(held.stream().map(slot -> slot.history).toList());
    } finally {
      held.forEach(slot -> slot.lock.unlock());
      if (slots.size() > forgetAt) {
        forgetQuiet(millis);
      }
    }
  }

  @SuppressWarnings("LockNotBeforeTry") // whoever holds several slots releases them together
  private Slot hold(HistoryKey key) {
    while (true) {
      Slot slot = slots.computeIfAbsent(key, k -> new Slot(rules.history(k.scope())));
      slot.lock.lock();
      if (!slot.forgotten) {
        return slot;
      }
      slot.lock.unlock();
    }
  }

  /**
   * Forgets the histories in which no window holds an event any more.
   *
   * @param millis the time, in milliseconds of Unix time
   * @return how many histories are left
   */
  public int forgetQuiet(long millis) {
    slots.forEach((key, slot) -> {
      if (slot.lock.tryLock()) {
        try {
          if (slot.history.time() < millis - rules.horizon(key.scope())) {
            slot.forgotten = true;
            slots.remove(key);
          }
        } finally {
          slot.lock.unlock();
        }
      }
    });
    int left = slots.size();
    forgetAt = Math.max(2 * left, LEAST_BEFORE_FORGETTING);
    return left;
  }
}
