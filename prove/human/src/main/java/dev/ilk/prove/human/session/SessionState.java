package dev.ilk.prove.human.session;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;

/**
 * A session as it stands in the store.
 *
 * @param id its name; not the secret
 * @param human whose
 * @param issuer the identity provider that vouched for the person
 * @param assurance the {@code acr} reached: the provider's, or that of a passkey used since; may be
 *     empty
 * @param factors the {@code amr} values of the sign-in, and of a passkey used since
 * @param authenticated when the person last did something to prove who they are
 * @param issued when the person signed in
 * @param lastSeen when it was last used, to the minute
 * @param expires the absolute end, however often it is used
 * @param correlation the journey that began with the sign-in
 * @param ended whether it was ended before
 * @param providerSession the provider's name of its session; may be empty
 * @param bound what it is bound to
 */
public record SessionState(
    Id.Session id,
    Id.Identity human,
    String issuer,
    String assurance,
    List<String> factors,
    Instant authenticated,
    Instant issued,
    Instant lastSeen,
    Instant expires,
    Id.Correlation correlation,
    boolean ended,
    String providerSession,
    Bound bound) {
  public SessionState {
    factors = List.copyOf(factors);
  }

  /**
   * One that is bound to nothing.
   *
   * @param id see {@link SessionState}
   * @param human see {@link SessionState}
   * @param issuer see {@link SessionState}
   * @param assurance see {@link SessionState}
   * @param factors see {@link SessionState}
   * @param authenticated see {@link SessionState}
   * @param issued see {@link SessionState}
   * @param lastSeen see {@link SessionState}
   * @param expires see {@link SessionState}
   * @param correlation see {@link SessionState}
   * @param ended see {@link SessionState}
   */
  public SessionState(
      Id.Session id,
      Id.Identity human,
      String issuer,
      String assurance,
      List<String> factors,
      Instant authenticated,
      Instant issued,
      Instant lastSeen,
      Instant expires,
      Id.Correlation correlation,
      boolean ended) {
    this(
        id,
        human,
        issuer,
        assurance,
        factors,
        authenticated,
        issued,
        lastSeen,
        expires,
        correlation,
        ended,
        "",
        Bound.NOTHING);
  }
}
