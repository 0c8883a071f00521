package dev.ilk.prove.proof.human;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's proof, made by the human plane only.
 *
 * @param actor who
 * @param method how
 * @param issuer who vouched
 * @param provenAt when
 * @param authenticatedAt when the person last signed in or used a passkey
 * @param expires until when
 * @param correlation the journey it continues
 * @param session the session it was proven by
 * @param assurance {@code acr}; may be empty
 * @param factors {@code amr}; may be empty
 * @param device what is known of the device; may be empty
 * @param circumstances what else is known
 */
public record HumanProof(
    Human actor,
    String method,
    String issuer,
    Instant provenAt,
    Instant authenticatedAt,
    Instant expires,
    Optional<Id.Correlation> correlation,
    Optional<Id.Session> session,
    String assurance,
    List<String> factors,
    String device,
    Circumstances circumstances)
    implements Proof.OfHuman {
  public HumanProof {
    factors = List.copyOf(factors);
  }

  /**
   * One of which no circumstances are known.
   *
   * @param actor see {@link HumanProof}
   * @param method see {@link HumanProof}
   * @param issuer see {@link HumanProof}
   * @param provenAt see {@link HumanProof}
   * @param authenticatedAt see {@link HumanProof}
   * @param expires see {@link HumanProof}
   * @param correlation see {@link HumanProof}
   * @param session see {@link HumanProof}
   * @param assurance see {@link HumanProof}
   * @param factors see {@link HumanProof}
   * @param device see {@link HumanProof}
   */
  public HumanProof(
      Human actor,
      String method,
      String issuer,
      Instant provenAt,
      Instant authenticatedAt,
      Instant expires,
      Optional<Id.Correlation> correlation,
      Optional<Id.Session> session,
      String assurance,
      List<String> factors,
      String device) {
    this(
        actor,
        method,
        issuer,
        provenAt,
        authenticatedAt,
        expires,
        correlation,
        session,
        assurance,
        factors,
        device,
        Circumstances.NONE);
  }
}
