package dev.ilk.prove.proof.agent;

import dev.ilk.actor.Agent;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An agent's proof, made by the agent plane only.
 *
 * @param actor which
 * @param method how
 * @param issuer who vouched
 * @param provenAt when
 * @param expires until when
 * @param correlation the journey it continues
 * @param rule the trust rule that matched
 * @param token the token of Ilk that was the proof
 * @param lent the delegation it showed
 * @param claims what the issuer said of the runtime
 * @param binding what it was found to hold
 */
public record AgentProof(
    Agent actor,
    String method,
    String issuer,
    Instant provenAt,
    Instant expires,
    Optional<Id.Correlation> correlation,
    String rule,
    Optional<Id.Token> token,
    Optional<Lent> lent,
    SortedMap<String, String> claims,
    Binding binding)
    implements Proof.OfAgent {

  /**
   * The same, of one who holds something besides.
   *
   * @param held a key, a certificate or both
   * @return a copy
   */
  public AgentProof holding(Binding held) {
    return new AgentProof(
        actor, method, issuer, provenAt, expires, correlation, rule, token, lent, claims, held);
  }
}
