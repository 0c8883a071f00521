package dev.ilk.prove.human.passkey;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * Which passkeys are good enough, as configured.
 *
 * @param relyingParty the host, or a parent domain of it, to which passkeys belong for good
 *     (WebAuthn, section 5.1.2, <em>rp.id</em>)
 * @param origin the only origin from which a browser may answer: scheme, host and port
 * @param verification whether the authenticator must have recognised its user, by PIN or body
 * @param attestation whose authenticators are taken
 */
public record PasskeyRules(
    String relyingParty, String origin, Verification verification, Attestation attestation) {

  /** Whether the authenticator must have recognised its user. */
  public enum Verification {
    /** Always. */
    REQUIRED,
    /** Where the authenticator can; a touch is enough otherwise. */
    PREFERRED
  }

  /** Whose authenticators are taken. */
  public sealed interface Attestation {
    /** Anybody's; none is asked who made it. */
    record Any() implements Attestation {}

    /**
     * Those whose makers vouch for them (WebAuthn, section 6.5.3).
     *
     * @param roots the makers' root certificates; at least one
     * @param models the AAGUIDs taken, in lower-case hexadecimal; empty for all of these makers
     */
    record Vouched(Set<X509Certificate> roots, Set<String> models) implements Attestation {
      public Vouched {
        roots = Set.copyOf(roots);
        models = Set.copyOf(models);
      }
    }
  }

  /**
   * What suits most companies: any authenticator that recognises its user.
   *
   * @param url the address at which people reach the console
   * @return bound to that host
   */
  public static PasskeyRules of(URI url) {
    return new PasskeyRules(
        url.getHost(), originOf(url), Verification.REQUIRED, new Attestation.Any());
  }

  /**
   * The origin of an address (RFC 6454, section 4).
   *
   * @param url with scheme and host
   * @return scheme, host and port, where the port is not the scheme's own
   */
  public static String originOf(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
