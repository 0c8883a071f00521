package dev.ilk.web;

import dev.ilk.actor.JoinedAgent;
import dev.ilk.kernel.Id;
import dev.ilk.prove.federation.client.JoinedAgents;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Join tokens and joined agents in memory, as they are proven. */
final class TestJoins implements JoinedAgents {
  /** By the digest of the secret. */
  final Map<String, JoinToken> tokens = new HashMap<>();

  final Map<Id.JoinedAgent, JoinedAgent> agents = new HashMap<>();

  @Override
  public Optional<JoinToken> token(String digest) {
    return Optional.ofNullable(tokens.get(digest));
  }

  @Override
  public Optional<JoinedAgent> agent(Id.JoinedAgent id) {
    return Optional.ofNullable(agents.get(id));
  }
}
