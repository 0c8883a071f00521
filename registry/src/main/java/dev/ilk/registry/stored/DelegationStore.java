package dev.ilk.registry.stored;

import dev.ilk.actor.Delegation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps delegations. What is written is durable once the method returns, is seen by every later
 * read on every node, and is told in {@link dev.ilk.kernel.Changes} by the same transaction, by the
 * delegation's id. Delegations are never removed.
 */
public interface DelegationStore {

  /**
   * Adds a delegation.
   *
   * @param delegation with an id never used before
   * @throws StoreUnavailable if the store does not answer; it was added whole or not at all
   */
  void add(Delegation delegation) throws StoreUnavailable;

  /**
   * Revokes a delegation. Nothing brings it back.
   *
   * @param id which
   * @return true if this call revoked it; false if it is unknown or was revoked before
   * @throws StoreUnavailable if the store does not answer
   */
  boolean end(Id.Delegation id) throws StoreUnavailable;

  /**
   * One delegation.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Delegation> find(Id.Delegation id) throws StoreUnavailable;

  /**
   * The delegations that an identity gave or received and that hold at an instant.
   *
   * @param party the grantor or the agent
   * @param at the instant
   * @param limit at most so many, the newest; 1 to 1000
   * @return newest first, by their ids
   * @throws StoreUnavailable if the store does not answer
   */
  List<Delegation> holding(Id.Identity party, Instant at, int limit) throws StoreUnavailable;
}
