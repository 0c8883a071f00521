package dev.ilk.actor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the registry's record that says who answers for a machine identity, why it exists and
 * how it is taken back (R2).
 *
 * @param owner the owning team
 * @param contact the technical contact: a person's name
 * @param approver the business approver: a person's name; empty if nobody was named
 * @param purpose why it exists, in one sentence without a final period
 * @param sensitivity how much harm its misuse can do
 * @param authentication how it proves itself, such as {@code oidc-federation}
 * @param credentialLifetime the longest life of any credential of it, in whole seconds
 * @param dependencies systems outside that it relies on
 * @param recreatable whether it can be made again automatically
 * @param rotation how often its longest-lived secret or key is replaced; empty if it holds none
 * @param revocationPath what to do to stop it, as a command or runbook address
 * @param lastReview when a person last confirmed that it is needed
 */
public record Stewardship(
    Team owner,
    String contact,
    Optional<String> approver,
    String purpose,
    Sensitivity sensitivity,
    String authentication,
    Duration credentialLifetime,
    Set<String> dependencies,
    boolean recreatable,
    Optional<Duration> rotation,
    String revocationPath,
    Optional<Instant> lastReview) {

  /** How much harm misuse can do. */
  public enum Sensitivity {
    /** Public or test data. */
    LOW,
    /** Ordinary internal systems. */
    MEDIUM,
    /** Money, personal data, production changes. */
    HIGH,
    /** Identity, keys, the record itself. */
    CRITICAL
  }

  public Stewardship {
    dependencies = Set.copyOf(dependencies);
    if (purpose.isBlank()) {
      throw new IllegalArgumentException("a machine identity has a purpose");
    }
  }

  /**
   * The same in other hands.
   *
   * @param team that owns it from now on
   * @param person who answers for it from now on
   * @param approves who approves for it from now on, if anyone does
   * @return a copy
   */
  public Stewardship inHandsOf(Team team, String person, Optional<String> approves) {
    return new Stewardship(
        team,
        person,
        approves,
        purpose,
        sensitivity,
        authentication,
        credentialLifetime,
        dependencies,
        recreatable,
        rotation,
        revocationPath,
        lastReview);
  }

  /**
   * The same, with the need confirmed.
   *
   * @param at when a person confirmed it
   * @return a copy
   */
  public Stewardship reviewed(Instant at) {
    return new Stewardship(
        owner,
        contact,
        approver,
        purpose,
        sensitivity,
        authentication,
        credentialLifetime,
        dependencies,
        recreatable,
        rotation,
        revocationPath,
        Optional.of(at));
  }
}
