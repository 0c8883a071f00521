package dev.ilk.prove.human.passkey;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Keeps challenges, for every node, until they are answered or expire. */
public interface Challenges {

  /**
   * Keeps one; durable once it returns.
   *
   * @param challenge with a digest never kept before
   * @throws StoreUnavailable if it is not known to be stored
   */
  void put(Challenge challenge) throws StoreUnavailable;

  /**
   * Takes one out, atomically: of all callers on all nodes, at most one ever gets it.
   *
   * @param digest which
   * @param now the present
   * @return empty if it was taken before, has expired, or never was
   * @throws StoreUnavailable if the store does not answer; whether it was taken is then unknown
   */
  Optional<Challenge> take(String digest, Instant now) throws StoreUnavailable;

  /**
   * Forgets those that have expired.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant now) throws StoreUnavailable;
}
