package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Join as a SPIFFE agent: have a key taken for the agent's own, or have it taken for longer.
 *
 * @param at the environment whose processes the agent serves
 * @param key the public key, a JWK in JSON; empty to renew the one that proves the caller
 */
public record JoinAgent(Environment at, Optional<String> key) implements Command<JoinedAgent> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("agent_key", "", Set.of());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
