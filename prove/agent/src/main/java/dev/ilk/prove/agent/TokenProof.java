package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.own.OwnToken;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.agent.AgentProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An agent's proof by an access token of this Ilk for Ilk itself. */
final class TokenProof {
  static final String METHOD = "access-token";

  private final OwnTokens own;
  private final Possession possession;
  private final Identities<Agent> agents;
  private final Lending lending;

  TokenProof(OwnTokens own, Possession possession, Identities<Agent> agents, Lending lending) {
    this.own = own;
    this.possession = possession;
    this.agents = agents;
    this.lending = lending;
  }

  Reading<AgentProof> bearer(
      Audience self,
      Optional<Environment> door,
      ShownToken shown,
      Presented presented,
      Instant now) {
    return own.read(shown, Kind.AGENT, door, now)
        .then(token -> token.meantFor(self))
        .then(token ->
            possession
                .ofToken(presented, shown, token.binding(), now)
                .then(held ->
                    agents
                        .holder(token, now)
                        .then(agent -> lent(agent, token, now))
                        .then(proof ->
                            possession
                                .spend(held)
                                .then(binding -> new Reading.Accepted<>(proof.holding(binding))))));
  }

  /** An agent holds tokens under delegations only, so one that names none is refused. */
  private Reading<AgentProof> lent(Agent agent, OwnToken token, Instant now) {
    return switch (lending.find(agent, token.delegation(), now)) {
      case Result.Failed<Proof.Lent>(List<Problem> problems) ->
          new Reading.Refused<>(token.refusal(problems.getFirst()).of(agent));
      case Result.Ok<Proof.Lent>(Proof.Lent lent) ->
          lent.grantor().subject().equals(token.subject())
              ? new Reading.Accepted<>(proof(agent, token, lent, now))
              : new Reading.Refused<>(token.refusal(otherGrantor(token)).of(agent));
    };
  }

  private static AgentProof proof(Agent agent, OwnToken token, Proof.Lent lent, Instant now) {
    SortedMap<String, String> claims = new TreeMap<>();
    claims.put("sub", token.subject());
    return new AgentProof(
        agent,
        METHOD,
        token.issuerName(),
        now,
        Lending.end(token.expires(), agent, Optional.of(lent)),
        token.correlation(),
        "",
        Optional.of(token.id()),
        Optional.of(lent),
        claims,
        Binding.NONE);
  }

  private static Problem otherGrantor(OwnToken token) {
    return Problem.of(
        Problem.Kind.UNPROVEN,
        "grantor_mismatch",
        "the delegation of the token was not given by `%s`".formatted(token.subject()));
  }
}
