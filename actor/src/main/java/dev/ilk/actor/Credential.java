package dev.ilk.actor;

import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Set;

/** What an actor holds: apart from the identity, and never without issuer and end (R4). */
public sealed interface Credential {

  /**
   * Whose credential it is.
   *
   * @return the identity that holds it
   */
  Id.Identity holder();

  /**
   * Who gave it out.
   *
   * @return an issuer identifier
   */
  String issuer();

  /**
   * When it was given out.
   *
   * @return the first instant at which it holds
   */
  Instant issued();

  /**
   * When it ends.
   *
   * @return the first instant at which it no longer holds
   */
  Instant expires();

  /**
   * An access token (RFC 9068). Never rotated: it dies within minutes.
   *
   * @param id its {@code jti}
   * @param holder the acting identity
   * @param issuer the environment's issuer for the holder's kind
   * @param audience the one service it is for
   * @param scopes what it may do there
   * @param binding what its holder must hold besides
   * @param issued since when
   * @param expires until when
   */
  record AccessToken(
      Id.Token id,
      Id.Identity holder,
      String issuer,
      Audience audience,
      Set<String> scopes,
      Binding binding,
      Instant issued,
      Instant expires)
      implements Credential {
    public AccessToken {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * A person's session with Ilk. Never rotated: it ends, and the person signs in again.
   *
   * @param id its name; the secret is in the cookie only
   * @param holder the person
   * @param issuer the identity provider that proved the person
   * @param issued when the person signed in
   * @param expires the absolute end
   */
  record Session(Id.Session id, Id.Identity holder, String issuer, Instant issued, Instant expires)
      implements Credential {}

  /**
   * An X.509-SVID: a certificate that says which workload holds its key. Never rotated in place:
   * its holder asks for the next one with a fresh proof.
   *
   * @param serial the certificate's serial number in hexadecimal
   * @param holder the workload
   * @param issuer the trust domain, as a SPIFFE ID
   * @param spiffeId whom it names
   * @param issued since when
   * @param expires until when
   */
  record X509Svid(
      String serial,
      Id.Identity holder,
      String issuer,
      SpiffeId spiffeId,
      Instant issued,
      Instant expires)
      implements Credential {}

  /**
   * A certificate for names in the DNS. Never rotated in place: its holder orders the next one.
   *
   * @param serial the certificate's serial number in hexadecimal
   * @param holder the workload
   * @param issuer the environment's ACME server
   * @param names for which names
   * @param issued since when
   * @param expires until when
   */
  record NameCertificate(
      String serial,
      Id.Identity holder,
      String issuer,
      Set<String> names,
      Instant issued,
      Instant expires)
      implements Credential {
    public NameCertificate {
      names = Set.copyOf(names);
    }
  }

  /**
   * A JWT-SVID: a bearer token that says which workload shows it.
   *
   * @param id its {@code jti}
   * @param holder the workload
   * @param issuer the trust domain, as a SPIFFE ID
   * @param spiffeId whom it names
   * @param audiences for whom it is
   * @param issued since when
   * @param expires until when
   */
  record JwtSvid(
      Id.Token id,
      Id.Identity holder,
      String issuer,
      SpiffeId spiffeId,
      Set<String> audiences,
      Instant issued,
      Instant expires)
      implements Credential {
    public JwtSvid {
      audiences = Set.copyOf(audiences);
    }
  }
}
