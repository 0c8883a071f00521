package dev.ilk.lifecycle;

import dev.ilk.actor.Team;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Registered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps how far the ends of machine identities were carried. What is written is durable once the
 * method returns.
 */
public interface LapseStore {
  /** The most that one call gives back. */
  int MOST = 1000;

  /**
   * A machine identity with what is noted of its present end.
   *
   * @param registered the identity
   * @param lapse empty if nothing is noted of the end that it has now
   */
  record Found(Registered registered, Optional<Lapse> lapse) {}

  /**
   * Machines at whose end something may be due: those that may act and end before the horizon, and
   * those that the schedule has stopped.
   *
   * @param horizon the first end that is of no interest
   * @param now the present: what is noted to be looked at later is left out
   * @param limit at most so many, 1 to {@link #MOST}
   * @return those that end first in front
   * @throws StoreUnavailable if the store does not answer
   */
  List<Found> due(Instant horizon, Instant now, int limit) throws StoreUnavailable;

  /**
   * Machines that have not ended for good and whose end comes before a horizon.
   *
   * @param team only those of this team; empty for all
   * @param horizon the first end that is of no interest
   * @param limit at most so many, 1 to {@link #MOST}
   * @return those that end first in front; without those that were revoked by hand
   * @throws StoreUnavailable if the store does not answer
   */
  List<Found> expiring(Optional<Team> team, Instant horizon, int limit) throws StoreUnavailable;

  /**
   * What is noted of a machine, whichever end it is about.
   *
   * @param identity which
   * @return empty if nothing
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Lapse> find(Id.Identity identity) throws StoreUnavailable;

  /**
   * Notes how far an end was carried, in place of what was noted before. Idempotent.
   *
   * @param lapse how far
   * @throws StoreUnavailable if it is not known to be stored
   */
  void note(Lapse lapse) throws StoreUnavailable;

  /**
   * Lets one node alone carry ends out.
   *
   * @param now the present
   * @param until how long no other gets the turn
   * @return whether this node has it
   * @throws StoreUnavailable if the store does not answer
   */
  boolean takeTurn(Instant now, Instant until) throws StoreUnavailable;

  /**
   * Gives the turn back.
   *
   * @throws StoreUnavailable if the store does not answer; then it comes back by itself
   */
  void endTurn() throws StoreUnavailable;
}
