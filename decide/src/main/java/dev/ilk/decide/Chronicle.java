package dev.ilk.decide;

import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.monitor.Event;
import dev.ilk.cedar.monitor.History;
import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.cedar.monitor.Recollection;
import dev.ilk.cedar.monitor.Rules;
import dev.ilk.cedar.temporal.Window;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happened before, as far as rules over time look back at it, and decisions in its light. What
 * no rule over time concerns is decided without looking. Safe to share between threads.
 *
 * <p>INVARIANT: a request is appended to its histories and decided while they are held, on whatever
 * node; of many parallel requests no more pass a cap than it says. If it is not known whether it
 * was appended, nothing is allowed.
 */
public final class Chronicle {

  /** How far back any rule can see. Events are kept so long, whatever rules are in force. */
  public static final Duration LONGEST = Duration.ofMillis(Window.MAX_MILLIS);

  private final EventHistory store;
  private final Recall recall = new Recall();

  /**
   * A chronicle.
   *
   * @param store where events are kept
   */
  public Chronicle(EventHistory store) {
    this.store = store;
  }

  /**
   * Decides. On an occasion the request is remembered; if it is denied, so is that at once. A
   * request that is only supposed sees the histories and leaves nothing in them.
   *
   * @param policies by which
   * @param posed the request
   * @param occasion that somebody will act on the answer
   * @return an answer
   * @throws StoreUnavailable if a rule cannot see its history; nothing is allowed then
   */
  public Ruling rule(Policies policies, Posed posed, Optional<Occasion> occasion)
      throws StoreUnavailable {
    if (!policies.rules().concern(posed.request().action(), posed.entities())) {
      return policies.rule(posed);
    }
    Posed clocked = policies.clocked(posed);
    SortedSet<HistoryKey> keys = HistoryScope.keys(policies.rules(), clocked);
    return store.holding(
        keys,
        held ->
            occasion.isPresent()
                ? inEarnest(policies, clocked, occasion.get(), keys, held)
                : supposed(policies, clocked, keys, held));
  }

  private Ruling inEarnest(
      Policies policies,
      Posed posed,
      Occasion occasion,
      SortedSet<HistoryKey> keys,
      EventHistory.Held held) {
    Event event = Event.of(posed.request(), occasion.request());
    List<Recall.Known> known = new ArrayList<>();
    try {
      for (HistoryKey key : keys) {
        known.add(recall.enter(policies.rules(), key, held, occasion.at()));
      }
      known.forEach(one -> one.append(held, event, occasion.at()));
      Ruling ruling = rule(policies, posed, known);
      if (ruling.decision() instanceof Decision.Allow allow) {
        return new Ruling(allow.remembered(occasion.request()), ruling.skipped());
      }
      known.forEach(one -> one.append(held, event.failed(), occasion.at()));
      return ruling;
    } finally {
      known.forEach(Recall.Known::leave);
    }
  }

  private static Ruling supposed(
      Policies policies, Posed posed, SortedSet<HistoryKey> keys, EventHistory.Held held) {
    Instant now =
        posed.request().context().get("time") instanceof DatetimeValue time
            ? Instant.ofEpochMilli(time.epochMillis())
            : Instant.EPOCH;
    List<Recall.Known> copies =
        keys.stream().map(key -> Recall.aside(policies.rules(), key, held, now)).toList();
    copies.forEach(copy -> copy.suppose(Event.of(posed.request(), ""), now));
    return rule(policies, posed, copies);
  }

  private static Ruling rule(Policies policies, Posed posed, List<Recall.Known> known) {
    List<History> histories = known.stream().map(Recall.Known::history).toList();
    return policies.rule(posed, new Recollection(policies.rules(), histories));
  }

  /**
   * Takes in what came of a request that was allowed. Only the first word on a request counts, and
   * one that came too late for any rule is passed.
   *
   * @param policies those in force
   * @param request the name of the request
   * @param done whether it was carried out; else it failed
   * @param output what came of it
   * @param now the present
   * @return whether the request is known
   * @throws StoreUnavailable if the store did not take it in, or is not known to have
   */
  public boolean conclude(
      Policies policies, String request, boolean done, RecordValue output, Instant now)
      throws StoreUnavailable {
    SortedSet<HistoryKey> keys = new TreeSet<>(store.with(request));
    if (keys.isEmpty()) {
      return false;
    }
    return store.holding(
        keys,
        held -> {
          Conclusion.of(held, keys.first(), request)
              .map(asked -> done ? asked.answered(output) : asked.failed())
              .ifPresent(
                  event -> keys.forEach(key -> append(policies.rules(), key, held, event, now)));
          return true;
        });
  }

  private void append(
      Rules rules, HistoryKey key, EventHistory.Held held, Event event, Instant now) {
    Recall.Known known = recall.enter(rules, key, held, now);
    try {
      known.append(held, event, now);
    } finally {
      known.leave();
    }
  }

  /**
   * Forgets what no rule can see.
   *
   * @param now the present
   * @return how many events were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  public int prune(Instant now) throws StoreUnavailable {
    return store.prune(now.minus(LONGEST));
  }
}
