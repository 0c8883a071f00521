package dev.ilk.rollout;

import dev.ilk.actor.Team;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every version of every set of policies. What is added is durable once the method returns,
 * is seen by every later read on every node, and is told in {@link dev.ilk.kernel.Changes} by the
 * same transaction, under the name of the set.
 */
public interface PolicyStore {

  /**
   * What was in force at a version.
   *
   * @param number the latest version to take into account; {@link Long#MAX_VALUE} for the present
   * @return the latest version of each set up to there, the organisation's own first, then by team;
   *     all read in one look
   * @throws StoreUnavailable if the store does not answer
   */
  List<PolicyVersion> inForce(long number) throws StoreUnavailable;

  /**
   * One version.
   *
   * @param number which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<PolicyVersion> find(long number) throws StoreUnavailable;

  /**
   * What was put in force, the latest first.
   *
   * @param before only versions before this one
   * @param limit at most so many, 1 to 1000
   * @return without the files
   * @throws StoreUnavailable if the store does not answer
   */
  List<Entry> history(long before, int limit) throws StoreUnavailable;

  /**
   * Adds a version, compare-and-swap: only if its number is the next.
   *
   * @param next the version
   * @return true if it was added; false if nothing was because another has that number
   * @throws StoreUnavailable if the store does not answer
   */
  boolean add(PolicyVersion next) throws StoreUnavailable;

  /**
   * A version without its files.
   *
   * @param number as in {@link PolicyVersion}
   * @param team as there
   * @param at as there
   * @param by as there
   * @param reason as there
   * @param digest as there
   * @param restores as there
   * @param files how many files it has
   */
  record Entry(
      long number,
      Optional<Team> team,
      Instant at,
      Id.Identity by,
      String reason,
      String digest,
      Optional<Long> restores,
      int files) {

    /** The same with the name of who put it in force. */
    ListPolicyVersions.Version as(String name) {
      return new ListPolicyVersions.Version(
          number, team, at, name, reason, digest, restores, files);
    }
  }
}
