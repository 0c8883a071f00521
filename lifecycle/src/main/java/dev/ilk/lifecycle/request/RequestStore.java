package dev.ilk.lifecycle.request;

import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps requests for identities. What is written is durable once the method returns. */
public interface RequestStore {
  /** The most that one call gives. */
  int MOST = 1000;

  /**
   * Adds a request.
   *
   * @param request under an id that is not taken
   * @throws StoreUnavailable if it is not known to be stored
   */
  void add(IdentityRequest request) throws StoreUnavailable;

  /**
   * A request.
   *
   * @param id which
   * @return as it stands; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<IdentityRequest> find(Id.IdentityRequest id) throws StoreUnavailable;

  /**
   * The request that people approve by a task.
   *
   * @param task which
   * @return empty if the task is of something else
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<IdentityRequest> of(Id.AccessRequest task) throws StoreUnavailable;

  /**
   * What a person asked for.
   *
   * @param by who
   * @param limit at most so many, 1 to {@link #MOST}
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<IdentityRequest> by(Id.Identity by, int limit) throws StoreUnavailable;

  /**
   * What was asked for a team.
   *
   * @param team which
   * @param limit at most so many, 1 to {@link #MOST}
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<IdentityRequest> of(Team team, int limit) throws StoreUnavailable;

  /**
   * Those that are not at their end.
   *
   * @param after only those whose ids come after; empty to begin
   * @param limit at most so many, 1 to {@link #MOST}
   * @return in the order of their ids, which is that of asking
   * @throws StoreUnavailable if the store does not answer
   */
  List<IdentityRequest> open(String after, int limit) throws StoreUnavailable;

  /**
   * Writes how a request stands, compare-and-swap.
   *
   * @param before as it was read
   * @param after the same in another state
   * @return false if nothing was written because it stands elsewhere by now
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean replace(IdentityRequest before, IdentityRequest after) throws StoreUnavailable;
}
