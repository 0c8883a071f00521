package dev.ilk.prove.proof.human;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
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
    String device)
    implements Proof.OfHuman {
  public HumanProof {
    factors = List.copyOf(factors);
  }
}
