package dev.ilk.prove.human.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom a provider vouched for, out of a validated ID token.
 *
 * @param subject the provider's immutable {@code sub}
 * @param verifiedEmail the address, if the token says that the provider has verified it
 * @param authenticated {@code auth_time}: when the person last did something to prove who they are
 *     there; empty if the provider does not tell
 * @param assurance {@code acr}, in Ilk's words where the configuration has one for it; may be empty
 * @param factors {@code amr}; may be empty
 * @param posture what it says of the state of the person's device, by the claim that is configured
 *     for that; empty if it says nothing
 * @param session {@code sid}: the provider's own name of its session; empty if it names none
 */
public record Vouched(
    String subject,
    Optional<String> verifiedEmail,
    Optional<Instant> authenticated,
    String assurance,
    List<String> factors,
    Optional<String> posture,
    String session) {
  public Vouched {
    factors = List.copyOf(factors);
  }
}
