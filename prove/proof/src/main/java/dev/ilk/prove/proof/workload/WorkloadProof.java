package dev.ilk.prove.proof.workload;

import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A workload's proof, made by the workload plane only.
 *
 * @param actor which
 * @param method how
 * @param issuer who vouched
 * @param provenAt when
 * @param expires until when
 * @param correlation the journey it continues
 * @param rule the trust rule that matched; may be empty
 * @param token the token of Ilk that was the proof
 * @param ceiling the most that the proof's own scope allows
 * @param represented on whose behalf
 * @param claims what the issuer said of the runtime
 * @param binding what it was found to hold
 */
public record WorkloadProof(
    Workload actor,
    String method,
    String issuer,
    Instant provenAt,
    Instant expires,
    Optional<Id.Correlation> correlation,
    String rule,
    Optional<Id.Token> token,
    Optional<List<String>> ceiling,
    Optional<Represented> represented,
    SortedMap<String, String> claims,
    Binding binding)
    implements Proof.OfWorkload {

  /**
   * The same, of one who holds something besides.
   *
   * @param held a key, a certificate or both
   * @return a copy
   */
  public WorkloadProof holding(Binding held) {
    return new WorkloadProof(
        actor,
        method,
        issuer,
        provenAt,
        expires,
        correlation,
        rule,
        token,
        ceiling,
        represented,
        claims,
        held);
  }

  /**
   * The same, of one that was found to be what is deployed.
   *
   * @param evidence the claims, with what was found
   * @param until until when it counts
   * @return a copy
   */
  public WorkloadProof attested(SortedMap<String, String> evidence, Instant until) {
    return new WorkloadProof(
        actor,
        method,
        issuer,
        provenAt,
        until,
        correlation,
        rule,
        token,
        ceiling,
        represented,
        evidence,
        binding);
  }
}
