package dev.ilk.prove.proof.human;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proof that a person let an app act for them, made by the human plane only. It opens no door
 * that asks for the person's own session.
 *
 * @param actor who let it
 * @param method how it was shown: by a code, a refresh token, a device code or an access token
 * @param issuer the human issuer that gave out what was shown
 * @param provenAt when
 * @param expires until when
 * @param correlation the journey of the sign-in that it goes back to
 * @param authenticatedAt when the person had last proven who they are, as the grant was made
 * @param assurance {@code acr} of that sign-in; may be empty
 * @param factors {@code amr} of that sign-in; may be empty
 * @param binding what the app was found to hold
 * @param grant what was granted, to which app
 */
public record GrantProof(
    Human actor,
    String method,
    String issuer,
    Instant provenAt,
    Instant expires,
    Optional<Id.Correlation> correlation,
    Instant authenticatedAt,
    String assurance,
    List<String> factors,
    Binding binding,
    Granted grant)
    implements Proof.OfHuman {
  public GrantProof {
    factors = List.copyOf(factors);
  }

  /** An app acts without the person's session, and can neither use nor end it. */
  @Override
  public Optional<Id.Session> session() {
    return Optional.empty();
  }

  /** The app, since the device is not seen. */
  @Override
  public String device() {
    return grant.access().app();
  }

  @Override
  public Optional<Granted> granted() {
    return Optional.of(grant);
  }

  /**
   * The same, of an app that holds something besides.
   *
   * @param held a key, a certificate or both
   * @return a copy
   */
  public GrantProof holding(Binding held) {
    return new GrantProof(
        actor,
        method,
        issuer,
        provenAt,
        expires,
        correlation,
        authenticatedAt,
        assurance,
        factors,
        held,
        grant);
  }
}
