package dev.ilk.prove.human.login;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Keeps sign-ins that have begun, for every node, until they end or expire. */
public interface PendingLogins {

  /**
   * Keeps one; durable once it returns.
   *
   * @param login with a state digest never kept before
   * @throws StoreUnavailable if it is not known to be stored
   */
  void put(PendingLogin login) throws StoreUnavailable;

  /**
   * Takes one out, atomically: of all callers on all nodes, at most one ever gets it.
   *
   * @param stateDigest which
   * @param now the present
   * @return empty if it was taken before, has expired, or never was
   * @throws StoreUnavailable if the store does not answer; whether it was taken is then unknown
   */
  Optional<PendingLogin> take(String stateDigest, Instant now) throws StoreUnavailable;

  /**
   * Forgets those that have expired.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant now) throws StoreUnavailable;
}
