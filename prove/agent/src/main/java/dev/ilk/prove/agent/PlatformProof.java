package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.trust.Federation;
import dev.ilk.prove.federation.trust.Vouched;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.agent.AgentProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An agent's proof by a token of its platform, with or without a delegation beside it. */
final class PlatformProof {
  static final String METHOD = "oidc-federation";

  private final Federation federation;
  private final Identities<Agent> agents;
  private final Lending lending;

  PlatformProof(Federation federation, Identities<Agent> agents, Lending lending) {
    this.federation = federation;
    this.agents = agents;
    this.lending = lending;
  }

  Reading<AgentProof> read(
      Environment door, ShownToken token, Optional<ShownToken> delegation, Instant now) {
    return federation
        .read(token, now)
        .then(vouched ->
            agents
                .of(vouched, door, now)
                .then(agent ->
                    delegation.isEmpty()
                        ? new Reading.Accepted<>(proof(agent, vouched, Optional.empty(), now))
                        : lent(agent, vouched, delegation.get(), now)));
  }

  private Reading<AgentProof> lent(
      Agent agent, Vouched vouched, ShownToken delegation, Instant now) {
    return switch (lending.find(agent, delegation.delegation(), now)) {
      case Result.Ok<Proof.Lent>(Proof.Lent lent) ->
          new Reading.Accepted<>(proof(agent, vouched, Optional.of(lent), now));
      case Result.Failed<Proof.Lent>(List<Problem> problems) ->
          new Reading.Refused<>(
              vouched
                  .refusal(problems.getFirst())
                  .of(agent)
                  .with("delegation", delegation.delegation().map(id -> id.value()).orElse("")));
    };
  }

  private static AgentProof proof(
      Agent agent, Vouched vouched, Optional<Proof.Lent> lent, Instant now) {
    return new AgentProof(
        agent,
        METHOD,
        vouched.issuer(),
        now,
        Lending.end(vouched.expires(), agent, lent),
        Optional.empty(),
        vouched.rule(),
        Optional.empty(),
        lent,
        vouched.claims(),
        Binding.NONE);
  }
}
