package dev.ilk.prove.federation.client;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** By which tokens and keys agents are known, as the nodes of one Ilk share it. */
public interface JoinedAgents {

  /**
   * A token by which an agent may join once.
   *
   * @param environment the only one where it is taken
   * @param holder the workload that the agent will be
   * @param expires from when on it is no longer taken
   */
  record JoinToken(Environment environment, Id.Identity holder, Instant expires) {}

  /**
   * A token, used or not.
   *
   * @param digest of the secret, as {@link dev.ilk.keys.Secrets#digest} makes it
   * @return empty if none was given out, or it was over long ago
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<JoinToken> token(String digest) throws StoreUnavailable;

  /**
   * An agent that joined.
   *
   * @param id which
   * @return empty if there is none, or it was removed
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<JoinedAgent> agent(Id.JoinedAgent id) throws StoreUnavailable;
}
