package dev.ilk.server.config;

import dev.ilk.issue.factor.Recovering;
import dev.ilk.prove.human.passkey.PasskeyRules;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which passkeys people may enrol, and how long a recovery waits.
 *
 * @param relyingParty the host that passkeys belong to for good; empty for that of {@code url}
 * @param verification whether the authenticator must have recognised its user
 * @param attestation whose authenticators are taken
 * @param recoveryWait from a second person's approval to the new passkey; at least an hour
 */
public record PasskeySettings(
    Optional<String> relyingParty,
    PasskeyRules.Verification verification,
    PasskeyRules.Attestation attestation,
    Duration recoveryWait) {
  /** Any authenticator that recognises its user; recoveries wait for a day. */
  public static final PasskeySettings DEFAULT =
      new PasskeySettings(
          Optional.empty(),
          PasskeyRules.Verification.REQUIRED,
          new PasskeyRules.Attestation.Any(),
          Recovering.DEFAULT_WAIT);

  /**
   * The rules at an address.
   *
   * @param url the public address
   * @return for the console there
   */
  public PasskeyRules rules(URI url) {
    return new PasskeyRules(
        relyingParty.orElse(url.getHost()), PasskeyRules.originOf(url), verification, attestation);
  }
}
