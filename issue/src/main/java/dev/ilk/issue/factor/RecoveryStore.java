package dev.ilk.issue.factor;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps recoveries. What is written is durable once the method returns and is seen by every later
 * read on every node.
 */
public interface RecoveryStore {

  /**
   * Adds a request.
   *
   * @param recovery requested
   * @return false if the person has one that is not over; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Recovery recovery) throws StoreUnavailable;

  /**
   * A recovery.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Recovery> find(Id.Recovery id) throws StoreUnavailable;

  /**
   * The one of a person that is not over.
   *
   * @param holder whose
   * @param now the present
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Recovery> of(Id.Identity holder, Instant now) throws StoreUnavailable;

  /**
   * Those that are not over.
   *
   * @param now the present
   * @param limit at most so many, 1 to 200
   * @return the oldest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Recovery> underWay(Instant now, int limit) throws StoreUnavailable;

  /**
   * Writes what came of a recovery, compare-and-swap on its state.
   *
   * @param before as it was read
   * @param after the same in another state
   * @return false if its state is no longer that before; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean replace(Recovery before, Recovery after) throws StoreUnavailable;

  /**
   * Forgets those that were over before a time; the record keeps what they were.
   *
   * @param before when
   * @return how many
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant before) throws StoreUnavailable;
}
