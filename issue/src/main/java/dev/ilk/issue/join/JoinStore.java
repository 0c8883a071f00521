package dev.ilk.issue.join;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where join tokens and joined agents are kept, for all nodes together. Everything is durable once
 * it returns.
 */
public interface JoinStore {
  /** The most agents that are listed. */
  int MOST = 1000;

  /**
   * Notes that a token was given out.
   *
   * @param digest of the secret
   * @param environment the only one where it is taken
   * @param holder the workload that an agent joins as
   * @param expires from when on it is no longer taken
   * @throws StoreUnavailable if it is not known to be noted
   */
  void addToken(String digest, Environment environment, Id.Identity holder, Instant expires)
      throws StoreUnavailable;

  /**
   * Has an agent join and uses up the token that it joins with. Of those that come at once with the
   * same token, one joins. Whoever comes again with the same token and the same key is the one that
   * joined, and heard no answer.
   *
   * @param digest of the token's secret
   * @param agent the agent
   * @return the agent that joined by this token with this key; empty if the token is unknown or was
   *     used for another key, or the key is another agent's
   * @throws StoreUnavailable if it is not known to have joined
   */
  Optional<JoinedAgent> join(String digest, JoinedAgent agent) throws StoreUnavailable;

  /**
   * Has an agent's key taken for longer.
   *
   * @param id which
   * @param expires until when
   * @return the agent as it is then; empty if there is none
   * @throws StoreUnavailable if it is not known to be renewed
   */
  Optional<JoinedAgent> renew(Id.JoinedAgent id, Instant expires) throws StoreUnavailable;

  /**
   * An agent that joined.
   *
   * @param id which
   * @return empty if there is none, or it was removed
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<JoinedAgent> agent(Id.JoinedAgent id) throws StoreUnavailable;

  /**
   * The agents of an environment.
   *
   * @param environment which
   * @return those that joined last first, at most {@link #MOST}
   * @throws StoreUnavailable if the store does not answer
   */
  List<JoinedAgent> all(Environment environment) throws StoreUnavailable;

  /**
   * Removes an agent and takes back what was issued on its key, in one transaction.
   *
   * @param agent as it was read
   * @param back what is taken back
   * @return false if it was removed already; then nothing is taken back
   * @throws StoreUnavailable if it is not known to be removed
   */
  boolean remove(JoinedAgent agent, Revocation back) throws StoreUnavailable;

  /**
   * Forgets tokens and agents that were over by an instant.
   *
   * @param before the instant
   * @return how many were forgotten
   * @throws StoreUnavailable if nothing was
   */
  int prune(Instant before) throws StoreUnavailable;
}
