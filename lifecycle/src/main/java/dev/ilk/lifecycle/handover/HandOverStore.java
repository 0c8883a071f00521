package dev.ilk.lifecycle.handover;

import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the latest hand-over of each identity. What is written is durable once the method returns.
 */
public interface HandOverStore {
  /** The most that one call gives. */
  int MOST = 1000;

  /**
   * Adds one, in place of an earlier one of the identity that is at its end.
   *
   * @param one proposed
   * @return false if nothing was written because one of the identity is open
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean propose(HandOver one) throws StoreUnavailable;

  /**
   * The latest of an identity.
   *
   * @param identity which
   * @return empty if there was none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<HandOver> find(Id.Identity identity) throws StoreUnavailable;

  /**
   * Those that are not at their end.
   *
   * @param after only those of identities whose ids come after; empty to begin
   * @param limit at most so many, 1 to {@link #MOST}
   * @return in the order of the identities' ids
   * @throws StoreUnavailable if the store does not answer
   */
  List<HandOver> open(String after, int limit) throws StoreUnavailable;

  /**
   * Writes how one stands, compare-and-swap.
   *
   * @param before as it was read
   * @param after the same in another state
   * @return false if nothing was written because it stands elsewhere by now
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean replace(HandOver before, HandOver after) throws StoreUnavailable;
}
