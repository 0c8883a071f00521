package dev.ilk.issue.grant;

import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps what apps ask people for until it is answered. */
public interface RequestStore {

  /**
   * Keeps a request; durable once it returns.
   *
   * @param digest of the handle by which it is found
   * @param request what is asked
   * @param expires the first instant at which it is too late to answer
   * @throws StoreUnavailable if it is not known to be stored
   */
  void put(String digest, AuthorizationRequest request, Instant expires) throws StoreUnavailable;

  /**
   * A request that waits for its answer.
   *
   * @param digest of the handle
   * @param now the present
   * @return empty if it was answered, has expired, or never was
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<AuthorizationRequest> find(String digest, Instant now) throws StoreUnavailable;

  /**
   * Takes a request out, atomically: of all callers on all nodes, at most one ever gets it.
   *
   * @param digest of the handle
   * @param now the present
   * @return empty if it was taken before, has expired, or never was
   * @throws StoreUnavailable if the store does not answer; whether it was taken is then unknown
   */
  Optional<AuthorizationRequest> take(String digest, Instant now) throws StoreUnavailable;

  /**
   * Counts that a person entered a user code.
   *
   * @param human who
   * @param now the present
   * @param within the count begins anew after so long
   * @return how often in that time, this once included
   * @throws StoreUnavailable if it is not known to be counted
   */
  long entered(Id.Identity human, Instant now, Duration within) throws StoreUnavailable;

  /**
   * Forgets those that have expired.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant now) throws StoreUnavailable;
}
