package dev.ilk.approval;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps access requests. What is written is durable once the method returns and is seen by every
 * later read on every node.
 */
public interface ApprovalStore {

  /**
   * Adds a request, unless there is one by the same binding.
   *
   * @param request waiting
   * @return the one that is stored under this binding: this or an earlier one
   * @throws StoreUnavailable if the store does not answer
   */
  AccessRequest add(AccessRequest request) throws StoreUnavailable;

  /**
   * A request.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<AccessRequest> find(Id.AccessRequest id) throws StoreUnavailable;

  /**
   * Those that wait.
   *
   * @param now only those that do not expire before
   * @param limit at most so many, 1 to 1000
   * @return the oldest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<AccessRequest> waiting(Instant now, int limit) throws StoreUnavailable;

  /**
   * Writes what came of a request, compare-and-swap.
   *
   * @param before the request as it was read
   * @param after the same with another state
   * @return false if nothing was written because its state is no longer that before
   * @throws StoreUnavailable if the store does not answer
   */
  boolean replace(AccessRequest before, AccessRequest after) throws StoreUnavailable;

  /**
   * Forgets requests that expired before a time; the record keeps what they were.
   *
   * @param before when
   * @return how many
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant before) throws StoreUnavailable;
}
