package dev.ilk.guard;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a service says of itself to its guard.
 *
 * @param ilk the public address of Ilk, without a trailing slash
 * @param audience the service's own name in tokens; a token for any other is refused
 * @param issuers the issuers whose tokens it accepts, such as {@code
 *     https://ilk.example/e/prod/workload}; at least one. Tokens of all others are refused,
 *     whatever they claim
 * @param silence how long the guard goes on without news of revocations before it refuses
 *     everything: 1 second to 10 minutes
 * @param onlyBound whether tokens are refused that are bound to nothing
 * @param nonces whether proofs of keys must repeat a nonce of this very guard (RFC 9449, section
 *     9). Without, a proof that was overheard can be used once more at each other instance of the
 *     service within a minute
 */
public record GuardSettings(
    URI ilk,
    String audience,
    List<String> issuers,
    Duration silence,
    boolean onlyBound,
    boolean nonces) {
  /** A silence that outlasts a restart of Ilk and little more. */
  public static final Duration DEFAULT_SILENCE = Duration.ofSeconds(30);

  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  public GuardSettings {
    issuers = List.copyOf(issuers);
    if (issuers.isEmpty()) {
      throw new IllegalArgumentException("a guard trusts at least one issuer");
    }
    if (silence.compareTo(Duration.ofSeconds(1)) < 0 || silence.compareTo(LONGEST_SILENCE) > 0) {
      throw new IllegalArgumentException("a silence of 1 second to 10 minutes");
    }
  }

  /**
   * Settings with the default silence.
   *
   * @param ilk the public address of Ilk
   * @param audience the service's own name in tokens
   * @param issuers the issuers whose tokens it accepts
   * @return the settings
   */
  public static GuardSettings of(URI ilk, String audience, String... issuers) {
    return new GuardSettings(ilk, audience, List.of(issuers), DEFAULT_SILENCE, false, true);
  }

  /**
   * The same for a service that takes bound tokens only.
   *
   * @return a copy
   */
  public GuardSettings boundOnly() {
    return new GuardSettings(ilk, audience, issuers, silence, true, nonces);
  }

  /**
   * The same for a service of several instances, whose callers cannot stay with one of them.
   *
   * @return a copy
   */
  public GuardSettings withoutNonces() {
    return new GuardSettings(ilk, audience, issuers, silence, onlyBound, false);
  }
}
