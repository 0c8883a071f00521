package dev.ilk.prove.proof.agent;

import dev.ilk.actor.Agent;
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
    SortedMap<String, String> claims)
    implements Proof.OfAgent {}
