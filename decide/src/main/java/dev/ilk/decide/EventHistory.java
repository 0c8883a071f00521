package dev.ilk.decide;

import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/**
 * Where the events that rules over time look back at are kept: one history for each key, however
 * many nodes there are.
 */
public interface EventHistory {

  /**
   * Holds histories: nobody else, on any node, reads to append to one of them until this returns.
   *
   * @param keys which; they are held in their order, so that nobody waits in a circle
   * @param work what to do; called at most once, perhaps on another thread
   * @param <T> what comes of it
   * @return what came of it; what was appended is durable
   * @throws StoreUnavailable if the store did not do it, or is not known to have
   */
  <T> T holding(SortedSet<HistoryKey> keys, Work<T> work) throws StoreUnavailable;

  /**
   * Finds the histories that hold a request.
   *
   * @param request its name
   * @return the keys; empty if the request is unknown, or forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  List<HistoryKey> with(String request) throws StoreUnavailable;

  /**
   * Forgets what no rule can see.
   *
   * @param before events before this
   * @return how many events were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant before) throws StoreUnavailable;

  /**
   * What is done with histories that are held.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Work<T> {
    /**
     * Does it. What it throws undoes what it appended.
     *
     * @param held the histories, valid until this returns
     * @return what came of it
     */
    T with(Held held);
  }

  /** Histories that are held. */
  interface Held {
    /**
     * Reads on in a history.
     *
     * @param key which
     * @param place the place of the last event that is known; 0 if none is
     * @param since the oldest that is wanted
     * @return the events after that place, in their order
     */
    List<Kept> after(HistoryKey key, long place, Instant since);

    /**
     * Finds what is kept of one request in a history.
     *
     * @param key which history
     * @param request the name of the request
     * @return its events, in their order
     */
    List<Kept> of(HistoryKey key, String request);

    /**
     * Appends an event.
     *
     * @param key to which history
     * @param request the name of the request that it belongs to
     * @param at when it was, not before the history's latest event
     * @param event the event
     * @return its place, one after the last one's
     */
    long append(HistoryKey key, String request, Instant at, String event);
  }

  /**
   * An event that is kept.
   *
   * @param place its place in the history, from 1
   * @param at when it was, to the millisecond
   * @param event the event, as it was appended
   */
  record Kept(long place, Instant at, String event) {}
}
