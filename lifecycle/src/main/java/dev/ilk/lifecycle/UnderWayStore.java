package dev.ilk.lifecycle;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the latest of what goes on with an identity, one at a time. What is written is durable once
 * the method returns.
 *
 * @param <T> what goes on
 */
public interface UnderWayStore<T> {
  /** The most that one call gives. */
  int MOST = 1000;

  /**
   * Adds one, in place of an earlier one of the identity that is at its end.
   *
   * @param one begun
   * @return false if nothing was written because one of the identity is open
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean begin(T one) throws StoreUnavailable;

  /**
   * The latest of an identity.
   *
   * @param identity which
   * @return empty if there was none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<T> find(Id.Identity identity) throws StoreUnavailable;

  /**
   * Those that are not at their end.
   *
   * @param after only those of identities whose ids come after; empty to begin
   * @param limit at most so many, 1 to {@link #MOST}
   * @return in the order of the identities' ids
   * @throws StoreUnavailable if the store does not answer
   */
  List<T> open(String after, int limit) throws StoreUnavailable;

  /**
   * Writes how one stands, compare-and-swap.
   *
   * @param before as it was read
   * @param after the same in another state
   * @return false if nothing was written because it stands elsewhere by now
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean replace(T before, T after) throws StoreUnavailable;
}
