package dev.ilk.prove.human.passkey;

import dev.ilk.actor.Passkey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a passkey's proof is called: {@code acr} in the words of OpenID Connect's Extended
 * Authentication Profile (EAP ACR Values 1.0), {@code amr} in those of RFC 8176.
 */
public final class Assurance {
  /** Phishing-resistant: the authenticator answered to this origin only. */
  public static final String PHISHING_RESISTANT = "phr";

  /** The same, by a key that its maker vouches to be kept in hardware. */
  public static final String HARDWARE = "phrh";

  private Assurance() {}

  /** Only attestation tells hardware from software; that a key is not synced does not. */
  static String level(Passkey passkey, boolean userVerified) {
    return passkey.attested() && !passkey.synced() && userVerified ? HARDWARE : PHISHING_RESISTANT;
  }

  /** Those of the session, and the passkey's. */
  static List<String> factors(List<String> before, Passkey passkey, boolean userVerified) {
    Set<String> all = new TreeSet<>(before);
    all.add(passkey.attested() && !passkey.synced() ? "hwk" : "swk");
    all.add("user");
    if (userVerified) {
      all.add("mfa");
    }
    return List.copyOf(all);
  }
}
